import { afterEach, expect, test, vi } from 'vitest';
import { drawEventSchema } from '../../../engine/draw/drawEvent.ts';
import { loadText } from '../../text/currentText.ts';
import { LANGUAGES } from '../../text/language.ts';
import { loadHostText } from '../text/hostText.ts';
import { recordWords } from './recordWords.ts';

async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  vi.stubGlobal('document', { documentElement: {} });
  await loadText();
  await loadHostText();
}

afterEach(() => vi.unstubAllGlobals());

test.each(LANGUAGES)('every event of a draw has a word in %s', async (language) => {
  await speak(language);
  const types = drawEventSchema.options.map((option) => option.shape.type.value);
  expect(types.length).toBeGreaterThan(14);
  for (const type of types) {
    const { what } = recordWords({ type: 'draw.event', body: { type, draw: 'list-001' } });
    expect(what, type).not.toBe('draw.event');
  }
});

test('an act is told by its kind, a draw by its name, a record of tomorrow by its type', async () => {
  await speak('ru');
  const body = { draw: '7s-avto-loto-001-02', kind: 'abort', act: 'act-1' };
  expect(recordWords({ type: 'act.asked', body })).toEqual({
    ...{ what: 'Запрошено: Отменить розыгрыш', draw: 'Розыгрыш 2 серии 1' },
  });
  expect(recordWords({ type: 'server.started', body: {} })).toEqual({ what: 'Сервер запущен', draw: null });
  expect(recordWords({ type: 'tea.made', body: null })).toEqual({ what: 'tea.made', draw: null });
});
