import { afterEach, expect, test, vi } from 'vitest';
import { freshKey, sendCommand } from './command.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface Sent {
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

/** A server that loses the first `lost` answers and gives `response` afterwards. */
function server(lost: number, response: () => Response): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, { headers, body }: RequestInit) => {
    sent.push({ path, key: (headers as Record<string, string>)['idempotency-key']!, body });
    return sent.length <= lost ? Promise.reject(new TypeError('network')) : Promise.resolve(response());
  });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  return sent;
}

const post = { method: 'POST', path: '/api/host/acts/a/confirm', json: { a: 1 } } as const;

test('a lost answer is asked for again under the same key and with the same body', async () => {
  const sent = server(2, () => new Response('{"act":"a"}', { status: 201 }));
  const answer = sendCommand({ ...post, key: freshKey() });
  await vi.runAllTimersAsync();
  expect(await answer).toEqual({ ok: true, body: { act: 'a' } });
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(new Set(sent.map(({ body }) => body))).toEqual(new Set(['{"a":1}']));
});

test('after three lost answers the desk says that it is offline', async () => {
  const sent = server(9, () => new Response());
  const answer = sendCommand({ ...post, key: freshKey() });
  await vi.runAllTimersAsync();
  expect(await answer).toEqual({ ok: false, offline: true });
  expect(sent).toHaveLength(3);
});

test('a refusal is final: it is not asked for again', async () => {
  const refusal = { code: 'STALE', message: 'it is frozen now' };
  const sent = server(0, () => Response.json(refusal, { status: 409 }));
  const answer = await sendCommand({ ...post, key: freshKey() });
  expect(answer).toEqual({ ok: false, offline: false, status: 409, refusal });
  expect(sent).toHaveLength(1);
});

test('an empty answer is a success, one that cannot be read is none', async () => {
  server(0, () => new Response(null, { status: 204 }));
  expect(await sendCommand({ ...post, key: freshKey() })).toEqual({ ok: true, body: null });
  server(0, () => new Response('<html>', { status: 502 }));
  const answer = sendCommand({ ...post, key: freshKey() });
  await vi.runAllTimersAsync();
  expect(await answer).toEqual({ ok: false, offline: true });
});

test('every press has a key of its own that the server takes', () => {
  const keys = Array.from({ length: 100 }, freshKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
