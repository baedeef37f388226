/**
 * Commands of the desk to our own server. Each press makes one key (`Idempotency-Key`); a lost answer is asked for again
 * under the same key, so that the server does the thing once however often it hears of it.
 */
import { type Answer, answerOf, OFFLINE } from '../../api/request.ts';

export interface Command {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** A JSON body; left out where there is none. */
  readonly json?: object;
  /** A file as the body, instead of `json`. */
  readonly file?: Blob;
  readonly key: string;
}

/** Waits before the second and the third try. */
const RETRY_AFTER_MS = [400, 1_500] as const;
const ANSWER_MS = 8_000;
const FILE_ANSWER_MS = 120_000;

/** 128 random bits. */
export const freshKey = (): string => crypto.randomUUID();

async function sendOnce<Body>({ method, path, json, file, key }: Command): Promise<Answer<Body>> {
  const type = file ? 'application/octet-stream' : json ? 'application/json' : null;
  const body = file ?? (json && JSON.stringify(json));
  try {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'idempotency-key': key,
        ...(type !== null && { 'content-type': type }),
      },
      signal: AbortSignal.timeout(file ? FILE_ANSWER_MS : ANSWER_MS),
      ...(body !== undefined && { body }),
    });
    return await answerOf<Body>(response);
  } catch {
    return OFFLINE;
  }
}

/** Sends a command until there is an answer, three times at most. */
export async function sendCommand<Body>(command: Command): Promise<Answer<Body>> {
  let answer = await sendOnce<Body>(command);
  for (const waitMs of RETRY_AFTER_MS) {
    if (answer.ok || !answer.offline) return answer;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    answer = await sendOnce<Body>(command);
  }
  return answer;
}
