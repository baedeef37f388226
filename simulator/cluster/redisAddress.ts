/** `--cluster`: where Redis is. The password in it is used and never shown. */
import { badInput } from '../../engine/errors.ts';

const DEFAULT_PORT = 6379;
const EXPECTED = 'redis://host:port, with /number behind it for a database other than 0 (rediss:// for TLS)';

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
  /** For messages: without user and password. */
  readonly shown: string;
}

/** The parts of a URL; null for text that is none. Its own words may hold a password, so no message repeats them. */
function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Percent-decoded; undefined for nothing. @throws TirazhError BAD_INPUT */
function decoded(part: string): string | undefined {
  try {
    return part === '' ? undefined : decodeURIComponent(part);
  } catch (cause) {
    throw badInput('--cluster: a % in the user or password must be written %25', { cause });
  }
}

/** @throws TirazhError BAD_INPUT, without any part of the text but its scheme and database */
export function parseRedisAddress(text: string): RedisAddress {
  const url = urlOf(text);
  if (!url?.hostname) throw badInput(`--cluster: expected ${EXPECTED}`);
  const { protocol, hostname, pathname } = url;
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw badInput(`--cluster: expected ${EXPECTED}, got ${protocol}//`);
  }
  if (!/^\/?\d{0,4}$/.test(pathname) || url.search !== '' || url.hash !== '') {
    throw badInput(`--cluster: expected ${EXPECTED}, got something else behind the port`);
  }
  const db = Number(pathname.slice(1) || 0);
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return {
    // An IPv6 address is in brackets in a URL and without them elsewhere.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    db,
    username: decoded(url.username),
    password: decoded(url.password),
    tls: protocol === 'rediss:',
    shown: `${protocol}//${hostname}:${port}${db === 0 ? '' : `/${db}`}`,
  };
}
