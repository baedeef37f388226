import { expect, it } from 'vitest';
import { siteHeaders } from './siteHeaders.ts';

const connections = (site: string | null): readonly string[] =>
  siteHeaders(site).contentSecurityPolicy.directives.connectSrc;

it('pages connect to their own site alone, and to its sockets by name where the site is known', () => {
  expect(connections(null)).toEqual(["'self'"]);
  expect(connections('https://draw.example.kz')).toEqual(["'self'", 'wss://draw.example.kz']);
  expect(connections('http://127.0.0.1:7007')).toEqual(["'self'", 'ws://127.0.0.1:7007']);
});
