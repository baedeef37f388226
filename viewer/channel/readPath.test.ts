import { expect, test } from 'vitest';
import { readPath } from './readPath.ts';

const answering = (response: Response | Error) =>
  readPath((async () => {
    if (response instanceof Error) throw response;
    return response;
  }) as typeof fetch);

test('JSON is parsed, text is given as it is', async () => {
  expect(await answering(Response.json({ seq: 3 }))('/live')).toEqual({ seq: 3 });
  expect(await answering(new Response('1.5\n', { headers: { 'content-type': 'text/plain' } }))('/')).toBe(
    '1.5\n',
  );
});

test('"not there" and "nobody answers" are told apart', async () => {
  expect(await answering(new Response('{}', { status: 404 }))('/live/x')).toBeNull();
  expect(await answering(new Response('', { status: 502 }))('/live')).toBeUndefined();
  expect(await answering(new TypeError('failed to fetch'))('/live')).toBeUndefined();
  const cutOff = new Response('{"seq":', { headers: { 'content-type': 'application/json' } });
  expect(await answering(cutOff)('/live')).toBeUndefined();
});
