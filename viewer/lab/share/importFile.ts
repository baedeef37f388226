/** Opens a scenario file: any JSON object is taken, and its faults are then shown in the editor. */
import { isObject, type Json, withValue } from '../draft/json.ts';
import { PRESETS } from '../draft/presets.ts';

/** Terms and scenario are some tens of kilobytes. */
const LARGEST_FILE_BYTES = 4 * 1024 * 1024;
const BYTES_PER_MEGABYTE = 1024 * 1024;

export type ImportedFile =
  | {
      readonly ok: true;
      readonly draft: Json;
      /** The path that stood for the terms, which the page cannot follow: it took the known terms. */
      readonly termsPath: string | null;
    }
  | { readonly ok: false; readonly reason: 'too-large'; readonly megabytes: number }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly message: string }
  | { readonly ok: false; readonly reason: 'not-scenario' };

export async function importFile(file: Blob): Promise<ImportedFile> {
  if (file.size > LARGEST_FILE_BYTES) {
    return { ok: false, reason: 'too-large', megabytes: LARGEST_FILE_BYTES / BYTES_PER_MEGABYTE };
  }
  let draft: Json;
  try {
    draft = JSON.parse(await file.text()) as Json;
  } catch (fault) {
    return { ok: false, reason: 'unreadable', message: (fault as Error).message };
  }
  if (!isObject(draft)) return { ok: false, reason: 'not-scenario' };
  const { terms } = draft;
  if (typeof terms !== 'string') return { ok: true, draft, termsPath: null };
  const known = PRESETS['one-series-sold-out'];
  return {
    ok: true,
    draft: withValue(draft, ['terms'], isObject(known) ? known.terms : null),
    termsPath: terms,
  };
}
