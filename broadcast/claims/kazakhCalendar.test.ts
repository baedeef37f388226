import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../engine/claims/day.ts';
import { addWorkingDays } from '../../engine/claims/workingDays.ts';
import { kazakhCalendar } from './kazakhCalendar.ts';

const { isWorkingDay, confirmedThrough } = kazakhCalendar();

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

/** Weekdays off, as month and day. */
const offOf = (year: number): string[] =>
  daysOf(year)
    .filter((day) => weekdayOf(day) % 6 !== 0 && !isWorkingDay(day))
    .map((day) => day.slice(5));

const workedByMonth = (year: number): number[] => {
  const worked = daysOf(year).filter(isWorkingDay);
  return Array.from(
    { length: 12 },
    (_, m) => worked.filter((day) => Number(day.slice(5, 7)) === m + 1).length,
  );
};

describe('the Kazakh calendar', () => {
  it('has the working days of the balance of working time of 2024', () => {
    // help.inbuh.kz/6801, five-day week. June is 19 there: Kurban Ait was planned for Monday 17 June and was then kept on
    // Sunday 16 June without another day off (Ministry of Labour, 7 June 2024).
    expect(workedByMonth(2024)).toEqual([21, 21, 17, 22, 20, 19 + 1, 22, 21, 21, 22, 21, 21]);
  });

  it('has the rest of Saturday 4 May 2024 on Wednesday 8 May (order of 17 April 2024)', () => {
    expect(isWorkingDay('2024-05-04')).toBe(true);
    expect(['2024-05-07', '2024-05-08', '2024-05-09'].map(isWorkingDay)).toEqual([false, false, false]);
  });

  it('has the 246 working days of 2025 and its moved days', () => {
    // pobipb.kz, "Календарь выходных и праздничных дней на 2025 год"; 3 January: informburodata.com.
    expect(daysOf(2025).filter(isWorkingDay)).toHaveLength(246);
    expect(offOf(2025)).toEqual([
      ...['01-01', '01-02', '01-03', '01-07', '03-10', '03-21', '03-24', '03-25', '05-01', '05-07', '05-09'],
      ...['06-06', '07-07', '09-01', '10-27', '12-16'],
    ]);
    expect(isWorkingDay('2025-01-05')).toBe(true);
  });

  it('has the days off of 2026, Nauryz on two further days and Constitution Day on none', () => {
    // inform.kz 2 January 2026; taspanews.kz 18 March 2026: 30 August is no holiday, 15 March is kept from 2027 on.
    expect(offOf(2026)).toEqual([
      ...['01-01', '01-02', '01-07', '03-09', '03-23', '03-24', '03-25', '05-01', '05-07', '05-11', '05-27'],
      ...['07-06', '10-26', '12-16'],
    ]);
    expect(workedByMonth(2026).slice(0, 3)).toEqual([19, 20, 18]);
    expect(isWorkingDay('2026-03-16')).toBe(true);
    expect(isWorkingDay('2026-08-31')).toBe(true);
  });

  it('loses Orthodox Christmas and Kurban Ait that fall on a weekend', () => {
    // Sunday 7 January 2024, Sunday 16 June 2024, Sunday 16 May 2027.
    expect(['2024-01-08', '2024-06-17', '2027-05-17'].map(isWorkingDay)).toEqual([true, true, true]);
  });

  it('says through which day the government’s changes are known', () => {
    expect(confirmedThrough).toBe('2026-12-31');
  });

  it('takes an operator’s own changes in place of its list', () => {
    const changes = {
      confirmedThrough: '2027-12-31',
      changes: [{ source: 'a test', rest: ['2027-02-01'], work: ['2027-02-06'] }],
    };
    const own = kazakhCalendar(changes);
    expect([own.isWorkingDay('2027-02-01'), own.isWorkingDay('2027-02-06')]).toEqual([false, true]);
    expect([isWorkingDay('2027-02-01'), isWorkingDay('2027-02-06')]).toEqual([true, false]);
  });

  it('counts the thirty working days of clause 9.6 over Nauryz and May', () => {
    // 21 in April; in May 12 weekdays, of which 1 and 7 to 9 are off, and Saturday the 4th.
    expect(addWorkingDays('2024-04-01', 30, isWorkingDay)).toBe('2024-05-16');
  });
});
