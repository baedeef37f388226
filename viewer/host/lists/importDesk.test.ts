import { expect, test } from 'vitest';
import type { ImportPreview } from '../../../broadcast/protocol/host.ts';
import type { Order } from '../api/sender.ts';
import type { Outcome } from '../hostModel.ts';
import { startImportDesk } from './importDesk.ts';

const preview = (good: number): ImportPreview => ({
  ...{ format: 'csv', columns: ['No', 'Code'], headings: true, column: 1, sample: [['1', 'AB-1']] },
  ...{ rows: good, good, faults: [], faultCount: 0 },
});
const file = (name: string): File => new File(['No;Code\n1;AB-1\n'], name);

/** A desk whose server answers when the test says so. */
function deskOfTest() {
  const asked: { order: Order; answer: (outcome: Outcome<unknown>) => void }[] = [];
  const desk = startImportDesk(
    <Body>(order: Order) =>
      new Promise<Outcome<Body>>((answer) => {
        asked.push({ order, answer: answer as (outcome: Outcome<unknown>) => void });
      }),
  );
  const answer = async (index: number, outcome: Outcome<unknown>): Promise<void> => {
    asked[index]!.answer(outcome);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { desk, asked, answer };
}

test('a verdict is of the file and the choices as they are now, and of no others', async () => {
  const { desk, asked, answer } = deskOfTest();
  void desk.open(file('a.csv'));
  expect(desk.isCurrent.value).toBe(false);
  await answer(0, { ok: true, body: preview(1) });
  expect([desk.preview.value?.good, desk.isCurrent.value]).toEqual([1, true]);

  // Another column: what was said of the first one stands for nothing while it is read.
  void desk.choose({ column: 1 });
  expect(desk.isCurrent.value).toBe(false);
  await desk.submit();
  expect(asked).toHaveLength(2);
  await answer(1, { ok: true, body: preview(7) });
  expect([desk.preview.value?.good, desk.isCurrent.value]).toEqual([7, true]);

  // Another file: nothing of the first is left.
  void desk.open(file('b.csv'));
  expect([desk.preview.value, desk.isCurrent.value]).toEqual([null, false]);
  void desk.open(file('c.csv'));
  await answer(2, { ok: true, body: preview(2) });
  expect(desk.preview.value).toBeNull();
  await answer(3, { ok: true, body: preview(3) });
  expect([desk.file.value?.name, desk.preview.value?.good]).toEqual(['c.csv', 3]);
});

test('a question that was refused leaves no verdict of before', async () => {
  const { desk, asked, answer } = deskOfTest();
  void desk.open(file('a.csv'));
  await answer(0, { ok: true, body: preview(1) });
  void desk.choose({ blind: true });
  await answer(1, { ok: false, code: 'OFFLINE', words: 'no connection' });
  expect([desk.isCurrent.value, desk.trouble.value]).toEqual([false, 'no connection']);
  await desk.submit();
  expect(asked).toHaveLength(2);
});

test('a file that comes while another one is sent does not take its answer', async () => {
  const { desk, answer, asked } = deskOfTest();
  void desk.open(file('a.csv'));
  await answer(0, { ok: true, body: preview(1) });
  void desk.submit();
  await desk.open(file('b.csv'));
  expect([desk.file.value?.name, asked.length]).toEqual(['a.csv', 2]);
  const list = { list: 'list-1', name: 'a', count: 1, digest: 'f', createdBy: 'h', createdAt: '' };
  await answer(1, { ok: true, body: { list, key: null } });
  expect(desk.received.value?.list).toEqual(list);
  expect(desk.file.value).toBeNull();
});
