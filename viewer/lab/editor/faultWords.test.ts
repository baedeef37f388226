import { expect, test } from 'vitest';
import { parseScenario } from '../../../simulator/scenario/parseScenario.ts';
import { type Json, type JsonPath, withValue } from '../draft/json.ts';
import { PRESETS } from '../draft/presets.ts';
import { en } from '../text/en.ts';
import { ru } from '../text/ru.ts';
import { faultWords } from './faultWords.ts';

const draft = PRESETS['slow-sales-with-breakage'];

function firstFault(path: JsonPath, value: Json | undefined) {
  const verdict = parseScenario(withValue(draft, path, value));
  if (verdict.ok) throw new Error(`${path.join('.')} has no fault`);
  return verdict.faults[0]!;
}

test.each<[JsonPath, Json | undefined, string]>([
  [['trials'], 'много', 'нужно число, сейчас "много"'],
  [['trials'], 0, 'нужно не меньше 1, сейчас 0'],
  [['fund', 'accrualShare'], 1.2, 'нужно не больше 100\u00a0%, сейчас 120\u00a0%'],
  [['fund', 'openingTenge'], undefined, 'не хватает значения'],
  [['seed'], '', 'нужны слова, сейчас пусто'],
  [['series', 0, 'launchOn'], '2026-02-31', 'нужна дата, которая есть в календаре'],
  [['sellThrough', 'outcomes', 0, 'probability'], 0.5, 'доли должны вместе дать 100 %, сейчас 135\u00a0%'],
  [['fund', 'more'], 1, 'такого поля нет: может быть, опечатка?'],
  [
    ['terms', 'instantTiers', 0, 'amountTenge'],
    20_000,
    'нужно больше предыдущего приза (20\u00a0000), сейчас 4\u00a0000',
  ],
  [
    ['terms', 'instantTiers', 0, 'count'],
    600_000,
    'выигрышных билетов 705\u00a0837, больше, чем напечатано в серии: 500\u00a0100',
  ],
  [
    ['draws', 'calendar', 0, 'winners'],
    3,
    'розыгрыши серии 1 раздают 98\u00a0000\u00a0000 ₸, а в её фонде 70\u00a0000\u00a0000 ₸',
  ],
  [['draws', 'calendar', 0, 'series'], 4, 'нужен номер серии от 1 до 1, сейчас 4'],
  [
    ['draws', 'calendar', 0, 'on'],
    '2025-01-01',
    'розыгрыш 2025-01-01 раньше начала продаж серии (2026-03-01)',
  ],
  [['tax', 'mrpYear'], 2050, 'в условиях есть МРП за 2023, 2024, 2025, 2026, а не за 2050'],
  [['claims', 2, 'tiers'], ['t3000'], 'для приза t3000 уже есть правило 1'],
])('the fault of %j = %j is said in the page’s words', (path, value, words) => {
  expect(faultWords(firstFault(path, value), ru, 'ru')).toBe(words);
});

test('shares are percents in English too', () => {
  expect(faultWords(firstFault(['claims', 0, 'share'], -0.1), en, 'en')).toBe(
    'at least 0\u00a0% is needed, not -10\u00a0%',
  );
});

test('what has no words here stays as the check says it', () => {
  expect(faultWords({ path: 'x', message: 'something new' }, ru, 'ru')).toBe('something new');
});
