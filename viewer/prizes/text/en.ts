/** English. */
import type { PrizesDictionary } from './prizesText.ts';

export const en: PrizesDictionary = {
  title: 'How many prizes are left',
  series: 'Series {series}',
  at: 'As of {time}. Renews itself.',
  printedTickets: 'Tickets printed',
  sold: 'Sold',
  onSale: 'Still on sale',
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
  honestTitle: 'What nobody knows',
  honest:
    'The outcomes of tickets are sealed. “Left” means that a prize was not claimed yet. It may be on a ticket on sale, or on a sold one that nobody has checked.',
  twoFigures:
    'That is why chance and return are two figures. One holds if claims say nothing of the tickets on sale; the other if everybody who has won so far came for the prize.',
  withoutDraws: 'The cars are drawn apart, among registered tickets: they are not counted here.',
  json: 'The same figures for programs (JSON)',
  offline: 'No connection to the server. This is the last that is known.',
  noSeries:
    'The server does not account for the tickets of this series: how many prizes are left cannot be said.',
};
