import { describe, expect, it } from 'vitest';
import { parseRedisAddress } from './redisAddress.ts';

describe('the address of a cluster', () => {
  it('has the parts of a redis URL', () => {
    expect(parseRedisAddress('redis://localhost')).toMatchObject({
      host: 'localhost',
      port: 6379,
      db: 0,
      tls: false,
    });
    expect(parseRedisAddress('rediss://u:p%40ss@[::1]:7000/3')).toEqual({
      host: '::1',
      port: 7000,
      db: 3,
      username: 'u',
      password: 'p@ss',
      tls: true,
      shown: 'rediss://[::1]:7000/3',
    });
  });

  it('is shown without user and password', () => {
    expect(parseRedisAddress('redis://:secret@db.example:6380/1').shown).toBe('redis://db.example:6380/1');
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
      parseRedisAddress(text);
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'BAD_INPUT' });
      message = (fault as Error).message;
    }
    expect(message).toMatch(/^--cluster: /);
    expect(message).not.toContain('secret');
  });
});
