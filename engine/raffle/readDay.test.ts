import { describe, expect, it } from 'vitest';
import { readDay, slashOrder } from './readDay.ts';

const day = (cell: string, order: Parameters<typeof readDay>[1] = 'day-first'): string => {
  const reading = readDay(cell, order);
  return reading.ok ? reading.day : reading.reason;
};

describe('a day in a cell', () => {
  it.each([
    ...[
      '2024-03-05',
      '2024-3-5',
      '2024.03.05',
      '2024/03/05',
      '05.03.2024',
      '5.3.2024',
      '05.03.24',
      '05-03-2024',
    ],
    ...[
      '05/03/2024',
      '05.03.2024 14:35',
      '05.03.2024, 14:35:07',
      '05.03.2024г.',
      '05.03.2024 г.',
      '5 марта 2024',
    ],
    ...[
      '5 марта 2024 г.',
      '5 марта 2024 года',
      '5 Мар 2024',
      '5 наурыз 2024 ж.',
      '2024 жылғы 5 наурыз',
      '5 March 2024',
    ],
    ...[
      '45356',
      '45356.607',
      '2024-03-05T14:35:00',
      '2024-03-05T09:35:00Z',
      '2024-03-05T00:10:00+05:00',
      '\u00a005.03.2024\u00a0',
    ],
  ])('is read out of %j', (cell) => {
    expect(day(cell)).toBe('2024-03-05');
  });

  it('of an instant is the day in Almaty', () => {
    expect(day('2024-03-31T20:30:00Z')).toBe('2024-04-01');
    expect(day('2024-02-29T17:59:00.000Z')).toBe('2024-02-29');
    expect(day('2024-01-31T18:00:00Z')).toBe('2024-02-01');
  });

  it.each(['31.02.2024', '2024-13-01', '00.01.2024', 'вчера', '5 брюмера 2024', '12345', '5.3', '2024'])(
    'is not read out of %j',
    (cell) => {
      expect(day(cell)).toBe('date-unreadable');
    },
  );

  it('is missing in an empty cell', () => {
    expect([day(''), day(' - ')]).toEqual(['date-missing', 'date-missing']);
  });

  it('between slashes has its order from the whole column', () => {
    expect(slashOrder(['05/03/2024', '25/03/2024'])).toBe('day-first');
    expect(slashOrder(['05/03/2024', '03/25/2024 10:00'])).toBe('month-first');
    expect(slashOrder(['25/03/2024', '03/25/2024'])).toBe('unknown');
    expect(slashOrder(['05.03.2024'])).toBe('day-first');
    expect(day('03/05/2024', 'month-first')).toBe('2024-03-05');
    expect(readDay('03/05/2024', 'month-first')).toMatchObject({ repairs: ['date-month-first'] });
    expect(day('03/05/2024', 'unknown')).toBe('date-ambiguous');
    expect(day('03/25/2024', 'unknown')).toBe('2024-03-25');
    expect(day('03/03/2024', 'unknown')).toBe('2024-03-03');
  });

  it('knows the months of three languages', () => {
    const words = {
      ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
      kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
      en: 'January February March April May June July August September October November December',
    };
    for (const line of Object.values(words)) {
      expect(line.split(' ').map((word) => day(`5 ${word} 2024`).slice(5, 7))).toEqual([
        '01',
        '02',
        '03',
        '04',
        '05',
        '06',
        '07',
        '08',
        '09',
        '10',
        '11',
        '12',
      ]);
    }
  });
});
