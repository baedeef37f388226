/** English. */
import type { PrizesDictionary } from './prizesText.ts';

export const en: PrizesDictionary = {
  title: 'How many prizes are left',
  series: 'Series {series}',
  at: 'As of {time}.',
  printedTickets: 'Tickets printed',
  sold: 'Sold',
  onSale: 'Still on sale',
  away: 'Taken off sale',
  price: 'Price of a ticket',
  odds: 'Chance to win',
  oneIn: '1 in {count}',
  rtp: 'Returned as prizes',
  unknown: 'no ticket is on sale',
  table: 'Prizes by size',
  prize: 'Prize',
  printed: 'Printed',
  claimed: 'Claimed',
  remaining: 'Left',
  stopSale:
    'None of the largest prizes of this series is left. The operator was asked to consider ending its sale.',
  statusLost:
    'The operator has lost its status, {day}: tickets are no longer sold. Winnings are paid through {through} (clause 8.4 б of the terms).',
  honestTitle: 'What nobody knows',
  honest:
    'The outcomes of tickets are sealed. “Left” means that a prize was not claimed yet. It may be on a ticket on sale, or on a sold one that nobody has checked.',
  oneFigure:
    'Chance and return are as the print run made them: far fewer prizes were claimed than fell on the sold tickets, which tells nothing of the tickets on sale.',
  twoFigures:
    'That is why chance and return are two figures. One holds if claims say nothing of the tickets on sale; the other if everybody who has won so far came for the prize.',
  withoutDraws: 'The cars are drawn apart, among registered tickets: they are not counted here.',
  renewal:
    'The page asks the server every 10 seconds while it is on screen; the answer is made of the books at least every 5 seconds.',
  json: 'The same figures for programs (JSON)',
  offline: 'No connection to the server. This is the last that is known.',
  noSeries:
    'The server does not account for the tickets of this series: how many prizes are left cannot be said.',
};
