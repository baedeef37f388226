import { describe, expect, it } from 'vitest';
import { parseRedisAddress } from './redisAddress.ts';

describe('the address of Redis', () => {
  it('has the parts of a redis URL', () => {
    expect(parseRedisAddress('--redis', 'redis://localhost').parts).toEqual({
      host: 'localhost',
      port: 6379,
      db: 0,
    });
    expect(parseRedisAddress('--redis', 'rediss://u:p%40ss@[::1]:7000/3').parts).toEqual({
      ...{ host: '::1', port: 7000, db: 3, username: 'u', password: 'p@ss', tls: {} },
    });
  });

  it('is shown without user and password, as text and as JSON', () => {
    const address = parseRedisAddress('--redis', 'rediss://user:secret@[::1]:6380/1');
    expect(String(address)).toBe('rediss://[::1]:6380/1');
    expect(JSON.stringify({ address })).toBe('{"address":"rediss://[::1]:6380/1"}');
  });

  it.each([
    'secret',
    'http://secret@host',
    'redis://',
    'redis://u:secret@host:99999',
    'redis://u:secret@host:6379/x',
    'redis://u:secret@host:6379/1?a=secret',
    'redis://u:secret%@host',
  ])('refuses %s in words that hold no part of it that could be secret', (text) => {
    let message = '';
    try {
      parseRedisAddress('--redis', text);
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'BAD_INPUT' });
      message = (fault as Error).message;
    }
    expect(message).toMatch(/^--redis: /);
    expect(message).not.toContain('secret');
  });
});
