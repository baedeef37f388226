import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ShowModel } from './showModel.ts';
import { signalFault } from './signalFault.ts';

function faultWith(parts: { alarm?: boolean; link?: string; lateMs?: number }) {
  const { alarm = false, link = 'connected', lateMs = 0 } = parts;
  return signalFault({
    alarm: signal(alarm),
    link: signal(link),
    lateMs: signal(lateMs),
  } as unknown as ShowModel);
}

test('a screen that is in time says nothing, one that is a little late neither', () => {
  expect(faultWith({})).toBeNull();
  expect(faultWith({ lateMs: 150 })).toBeNull();
  expect(faultWith({ link: 'connecting' })).toBeNull();
});

test('the gravest reason is the one that is said', () => {
  expect(faultWith({ lateMs: 900 })).toEqual({ kind: 'late', lateMs: 900 });
  expect(faultWith({ lateMs: 900, link: 'lost' })).toEqual({ kind: 'lost' });
  expect(faultWith({ lateMs: 900, link: 'lost', alarm: true })).toEqual({ kind: 'alarm' });
});
