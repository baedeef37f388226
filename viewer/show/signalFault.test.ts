import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Link } from './showModel.ts';
import { signalFault } from './signalFault.ts';

interface Parts {
  readonly alarm?: boolean;
  readonly link?: Link;
  readonly lateMs?: number;
  readonly isLate?: boolean;
}

const faultWith = ({ alarm = false, link = 'connected', lateMs = 0, isLate = lateMs > 0 }: Parts) =>
  signalFault({
    alarm: signal(alarm),
    link: signal(link),
    lateMs: signal(lateMs),
    isLate: signal(isLate),
  });

test('a screen that is in time says nothing, one that is late for a moment neither', () => {
  expect(faultWith({})).toBeNull();
  expect(faultWith({ lateMs: 900, isLate: false })).toBeNull();
  expect(faultWith({ link: 'connecting' })).toBeNull();
});

test('the gravest reason is the one that is said', () => {
  expect(faultWith({ lateMs: 900 })).toEqual({ kind: 'late', lateMs: 900 });
  expect(faultWith({ lateMs: 900, link: 'lost' })).toEqual({ kind: 'lost' });
  expect(faultWith({ lateMs: 900, link: 'lost', alarm: true })).toEqual({ kind: 'alarm' });
});
