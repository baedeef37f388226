import { expect, it } from 'vitest';
import { visitorOf } from './visitor.ts';

it('an IPv4 address is one visitor, also inside IPv6', () => {
  expect(visitorOf('203.0.113.7')).toBe('203.0.113.7');
  expect(visitorOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(visitorOf('203.0.113.8')).not.toBe(visitorOf('203.0.113.7'));
});

it('all addresses of an IPv6 line are one visitor, and the next line is another', () => {
  const line = visitorOf('2001:db8:1:2::1');
  for (const address of ['2001:db8:1:2:ffff::9', '2001:0DB8:0001:0002:1:2:3:4', '2001:db8:1:2::']) {
    expect(visitorOf(address)).toBe(line);
  }
  expect(visitorOf('2001:db8:1:3::1')).not.toBe(line);
  expect(visitorOf('::1')).toBe('0:0:0:0::/64');
  expect(visitorOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});
