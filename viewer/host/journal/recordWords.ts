/** A record of the journal in the words of the desk; its type and body as they are stand behind the press. */
import type { JournalPage } from '../../../broadcast/protocol/http.ts';
import { drawName } from '../../frame/drawName.ts';
import { hostText } from '../text/hostText.ts';

type JournalRecord = JournalPage['records'][number];

function wordOf(words: object, name: unknown): string | null {
  if (typeof name !== 'string' || !Object.hasOwn(words, name)) return null;
  const word: unknown = words[name as keyof typeof words];
  return typeof word === 'string' ? word : null;
}

export interface RecordWords {
  /** What happened; the type itself where the desk has no word for it. */
  readonly what: string;
  /** To which draw, or null. */
  readonly draw: string | null;
}

export function recordWords({ type, body }: Pick<JournalRecord, 'type' | 'body'>): RecordWords {
  const { events, types } = hostText().journal;
  const about = Object(body) as Readonly<Record<string, unknown>>;
  const draw = typeof about.draw === 'string' ? drawName(about.draw) : null;
  if (type === 'draw.event') return { what: wordOf(events, about.type) ?? type, draw };
  const act = wordOf(hostText().acts, about.kind);
  const what = wordOf(types, type) ?? type;
  return { what: type.startsWith('act.') && act !== null ? `${what}: ${act}` : what, draw };
}
