import { expect, test } from 'vitest';
import { en } from '../text/en.ts';
import { kk } from '../text/kk.ts';
import { ru } from '../text/ru.ts';
import { drawName, takesTickets } from './drawName.ts';
import { contributorName, peopleNames } from './peopleNames.ts';
import { drawAddress } from './ShareLink.tsx';

test('a draw is called by its number and series, not by its id', () => {
  expect(drawName('7s-avto-loto-001-03', ru.draw)).toBe('Розыгрыш 3 серии 1');
  expect(drawName('7s-avto-loto-001-03', kk.draw)).toBe('1-серияның 3-\u2060ұтыс ойыны');
  expect(drawName('7s-avto-loto-012-140', en.draw)).toBe('Draw 140 of series 12');
  expect(drawName('list-007', en.draw)).toBe('Draw 7');
  expect(drawName('rehearsal-5f0c2a71', en.draw)).toBe('Rehearsal');
  expect(drawName('some-draw', en.draw)).toBe('Draw some-draw');
});

test('tickets are for draws of a series', () => {
  expect(takesTickets('7s-avto-loto-001-03')).toBe(true);
  for (const draw of ['list-007', 'rehearsal-5f0c2a71', 'rehearsal-001-03', 'some-draw']) {
    expect(takesTickets(draw), draw).toBe(false);
  }
});

test('people are named by their role; two of one role by their ids as well', () => {
  expect(peopleNames(['host-1a', 'commission-2b'], ru.people)).toBe('ведущий и член комиссии');
  expect(peopleNames(['host-1a', 'host-2b'], ru.people)).toBe('ведущий host-1a и ведущий host-2b');
  expect(peopleNames(['scheduler'], en.people)).toBe('the schedule');
  expect(peopleNames(['host-1', 'commission-2', 'visitor'], en.people)).toBe(
    'the host, a member of the commission and participant visitor',
  );
});

test('contributors are named, members counted in the order of the plan', () => {
  const one = ['operator', 'commission-4be1d09c', 'commission-stand-in'];
  expect(one.map((id) => contributorName(id, one, en.contributors))).toEqual([
    'Operator',
    'Member of the commission',
    'Commission (the server stands in for it in this demo)',
  ]);
  const two = ['operator', 'commission-b', 'commission-a'];
  expect(contributorName('commission-a', two, en.contributors)).toBe('Member 2 of the commission');
  expect(contributorName('somebody', two, en.contributors)).toBe('somebody');
});

test('a shared address opens this very draw', () => {
  expect(drawAddress('https://draw.example.kz', '7s-avto-loto-001-03', 'kk')).toBe(
    'https://draw.example.kz/?draw=7s-avto-loto-001-03&lang=kk',
  );
});
