import { expect, test } from 'vitest';
import type { Answer } from '../../api/request.ts';
import type { Command } from './command.ts';
import { createSender } from './sender.ts';

const OK: Answer<unknown> = { ok: true, body: 'done' };
const OFFLINE: Answer<unknown> = { ok: false, offline: true };

/** A sender whose commands are answered in order, and what it sent. */
function senderWith(...answers: Answer<unknown>[]) {
  const sent: Command[] = [];
  const send = createSender(async (command) => {
    sent.push(command);
    await Promise.resolve();
    return answers[sent.length - 1] ?? OK;
  });
  return { send, sent };
}

const start = { method: 'POST', path: '/api/host/draws/d/acts', json: { kind: 'start' } } as const;

test('a double click is one command with one answer', async () => {
  const { send, sent } = senderWith(OK);
  const answers = await Promise.all([send(start), send(start), send(start)]);
  expect(sent).toHaveLength(1);
  expect(answers).toEqual([OK, OK, OK]);
});

test('another body or another draw is another command', async () => {
  const { send, sent } = senderWith();
  await Promise.all([
    send(start),
    send({ ...start, json: { kind: 'pause' } }),
    send({ ...start, path: '/api/host/draws/e/acts' }),
  ]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
});

test('a press that nobody answered is repeated under its key, an answered one is not', async () => {
  const { send, sent } = senderWith(OFFLINE, OK, OK);
  await send(start);
  await send(start);
  await send(start);
  const [first, second, third] = sent.map(({ key }) => key);
  expect(second).toBe(first);
  expect(third).not.toBe(second);
});
