/** `tirazh draw protocol`: prints the protocol of a draw that is over, for the commission to sign. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PaperLanguage } from '../broadcast/documents/printedDocument.ts';
import type { Signatory } from '../broadcast/documents/protocol/people.ts';
import { idSchema } from '../engine/encoding/schemas.ts';
import { badInput } from '../engine/errors.ts';
import { readBytes, readJson, writeWhole } from '../terminal/files.ts';
import { progressBar } from '../terminal/progressBar.ts';
import { readTerms } from '../terminal/readTerms.ts';

export interface ProtocolOptions {
  readonly lang: PaperLanguage;
  readonly out: string;
  readonly events?: string;
  readonly terms?: string;
  readonly place?: string;
  readonly site?: string;
  readonly signedBy: string[];
  readonly json?: boolean;
}

/** The answer of `/api/draws/ID/events`, or only its list. */
const eventsFileSchema = z.union([
  z.array(z.unknown()),
  z.object({ events: z.array(z.unknown()) }).transform(({ events }) => events),
]);

async function readEvents(path: string): Promise<unknown[]> {
  const parsed = eventsFileSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  throw badInput(`${path}: expected the draw's events as /api/draws/ID/events gives them`);
}

function siteAddress(text: string): string {
  const address = URL.parse(text);
  if (address && /^https?:$/.test(address.protocol)) return address.origin;
  throw badInput(`--site: expected an address such as https://draw.example.kz, got "${text}"`);
}

/** "operator=Иванов И. И., председатель комиссии": whose, the name, the post; the first and the last may be left out. */
export function parseSignatories(texts: readonly string[]): Map<string, Signatory> {
  const people = new Map<string, Signatory>();
  for (const [i, text] of texts.entries()) {
    const [, id = `#${i + 1}`, name = '', post] = /^(?:([^=,]*)=)?([^,]*)(?:,(.*))?$/.exec(text) ?? [];
    if (name.trim() === '' || (!id.startsWith('#') && !idSchema.safeParse(id).success)) {
      throw badInput(`--signed-by: expected "contributor=Name, post", got "${text}"`);
    }
    if (people.has(id)) throw badInput(`--signed-by: ${id} is named twice`);
    people.set(id, { name: name.trim(), post: post?.trim() || null });
  }
  return people;
}

/**
 * @throws TirazhError CHECK_FAILED when the transcript or the chain of events does not hold: no protocol is printed of
 *   what is not true; BAD_INPUT for files and flags that cannot be used
 */
export async function printProtocol(path: string | undefined, options: ProtocolOptions): Promise<void> {
  const { lang: language, out, events, terms, place, site, signedBy } = options;
  if (path === undefined && events === undefined) {
    throw badInput('which draw? give its transcript, or --events for a draw that was called off');
  }
  const people = parseSignatories(signedBy);
  const settings = {
    ...{ language, people },
    terms: terms === undefined ? null : await readTerms(terms),
    place: place ?? null,
    site: site === undefined ? null : siteAddress(site),
  };
  const sources = {
    transcript: path === undefined ? null : await readBytes(path),
    events: events === undefined ? null : await readEvents(events),
    checkpoint: null,
  };
  // Loaded here: the other commands need no typefaces.
  const [{ recordOfDraw }, { drawProtocol }, { printPdf }] = await Promise.all([
    import('../broadcast/documents/protocol/recordOfDraw.ts'),
    import('../broadcast/documents/protocol/drawProtocol.ts'),
    import('../broadcast/documents/pdf/printPdf.ts'),
  ]);
  const bar = progressBar('protocol');
  let pdf: Uint8Array;
  try {
    pdf = await printPdf(drawProtocol(recordOfDraw(sources), settings), (share) => bar.update(share));
  } finally {
    bar.stop();
  }
  await writeWhole(out, pdf);
  const hash = createHash('sha256').update(pdf).digest('hex');
  if (options.json) console.log(JSON.stringify({ out, language, bytes: pdf.length, sha256: hash }));
  else console.log(`protocol ${out}, ${pdf.length} bytes, SHA-256 ${hash}`);
}
