/**
 * Who may see how the machine does: metrics, and the reasons behind "not ready". Whoever carries the token; where none is
 * set, whoever asks on the machine itself and not through a proxy, since behind a proxy everybody comes from here.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { badInput } from '../../engine/errors.ts';
import { pathReason } from '../../terminal/files.ts';

const LEAST_TOKEN = 16;
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;
/** A request that carries one of them has come through a proxy. */
const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** The part of a request that is looked at. */
export interface Asker {
  readonly headers: IncomingHttpHeaders;
  /** The other end of the connection itself, whatever headers say. */
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isDirect = ({ headers, socket }: Asker): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') && PROXY_HEADERS.every((name) => headers[name] === undefined);

/** @param token null: none is set */
export function mayOperate(asker: Asker, token: string | null): boolean {
  if (token === null) return isDirect(asker);
  const carried = /^Bearer (.+)$/.exec(asker.headers.authorization ?? '')?.[1];
  return carried !== undefined && timingSafeEqual(digest(carried), digest(token));
}

/** The token in a file: one line. @throws TirazhError BAD_INPUT naming the file, never what stands in it */
export function readToken(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw badInput(`--metrics-token-file ${path}: ${pathReason(cause)}`, { cause });
  }
  if (text.length < LEAST_TOKEN || /\s/.test(text)) {
    throw badInput(`--metrics-token-file ${path}: expected one line of ${LEAST_TOKEN} characters or more`);
  }
  return text;
}
