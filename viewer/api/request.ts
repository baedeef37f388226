/** Questions to our own server. A refusal is a value; only programming errors throw. */
import type { Refusal } from '../../broadcast/protocol/http.ts';

export type Answer<Body> =
  | { readonly ok: true; readonly body: Body }
  /** The server said no, and why in the asked language. */
  | { readonly ok: false; readonly offline: false; readonly status: number; readonly refusal: Refusal }
  /** No answer that can be read. */
  | { readonly ok: false; readonly offline: true };

export const OFFLINE = { ok: false, offline: true } as const;

/** What a response says; an empty one says null. */
export async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (response.ok) return { ok: true, body: body as Body };
  const refusal = body as Partial<Refusal> | null;
  if (typeof refusal?.code !== 'string' || typeof refusal.message !== 'string') return OFFLINE;
  return { ok: false, offline: false, status: response.status, refusal: refusal as Refusal };
}

/** GET, or POST of a JSON body. `language` is what refusals are written in. */
export async function request<Body>(
  path: string,
  language: string,
  post?: Readonly<Record<string, unknown>>,
): Promise<Answer<Body>> {
  const headers = { accept: 'application/json', 'accept-language': language };
  try {
    const response =
      post === undefined
        ? await fetch(path, { headers })
        : await fetch(path, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(post),
          });
    return await answerOf<Body>(response);
  } catch {
    return OFFLINE;
  }
}
