/** Where a Redis is, as a flag says it. The password in it is used and never shown: as text and as JSON it is left out. */
import { badInput } from '../engine/errors.ts';

const DEFAULT_PORT = 6379;
const EXPECTED = 'redis://host:port, with /number behind it for a database other than 0 (rediss:// for TLS)';

export interface RedisParts {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: object;
}

export class RedisAddress {
  readonly #parts: RedisParts;

  constructor(parts: RedisParts) {
    this.#parts = parts;
  }

  /** With user and password, for the connection alone. */
  get parts(): RedisParts {
    return this.#parts;
  }

  /** Without user and password. */
  toString(): string {
    const { host, port, db, tls } = this.#parts;
    const name = host.includes(':') ? `[${host}]` : host;
    return `${tls ? 'rediss' : 'redis'}://${name}:${port}${db === 0 ? '' : `/${db}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Percent-decoded. @throws TirazhError BAD_INPUT */
function decoded(flag: string, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw badInput(`${flag}: a % in the user or password must be written %25`, { cause });
  }
}

/**
 * @param flag such as `--redis`, for the fault
 * @throws TirazhError BAD_INPUT, without any part of the text but its scheme: it could hold the password
 */
export function parseRedisAddress(flag: string, text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname) throw badInput(`${flag}: expected ${EXPECTED}`);
  const { protocol, hostname, pathname, port, username, password } = url;
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw badInput(`${flag}: expected ${EXPECTED}, got ${protocol}//`);
  }
  if (!/^\/?\d{0,4}$/.test(pathname) || url.search !== '' || url.hash !== '') {
    throw badInput(`${flag}: expected ${EXPECTED}, got something else behind the port`);
  }
  return new RedisAddress({
    // An IPv6 address is in brackets in a URL and without them elsewhere.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? DEFAULT_PORT : Number(port),
    db: Number(pathname.slice(1) || 0),
    ...(username === '' ? {} : { username: decoded(flag, username) }),
    ...(password === '' ? {} : { password: decoded(flag, password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  });
}
