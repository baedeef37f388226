/** Reads one of our own addresses for `segmentFollow`; the browser's cache is used as the server's headers say. */
import type { Read } from './segmentFollow.ts';

/** An answer that takes longer is none. */
const TIMEOUT_MS = 8_000;

/** @param fetcher `fetch` */
export const readPath =
  (fetcher: typeof fetch): Read =>
  async (path) => {
    try {
      const response = await fetcher(path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 404) return null;
      if (!response.ok) return undefined;
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return isJson ? await response.json() : await response.text();
    } catch {
      return undefined;
    }
  };
