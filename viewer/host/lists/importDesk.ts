/** One import of entries: the file, the choices, what the server thinks of it, and the key of a blind list. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EntryList, ImportedList, ImportPreview } from '../../../broadcast/protocol/host.ts';
import type { Order } from '../api/sender.ts';
import type { Outcome } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';

export interface Choices {
  /** Of the entry's column, from 0. */
  readonly column: number;
  readonly headings: boolean;
  readonly blind: boolean;
  readonly name: string;
}

export interface Received {
  readonly list: EntryList;
  /** The list is blind, but its key was in an answer that never came. */
  readonly isKeyLost: boolean;
}

export interface ImportDesk {
  readonly file: ReadonlySignal<File | null>;
  readonly choices: ReadonlySignal<Choices>;
  readonly preview: ReadonlySignal<ImportPreview | null>;
  /** Whether the preview is of the choices as they are now: an older one passes no verdict. */
  readonly isCurrent: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<string | null>;
  readonly busy: ReadonlySignal<'reading' | 'sending' | null>;
  readonly received: ReadonlySignal<Received | null>;
  /** The key of a blind list until its holder has it; nowhere else, and gone with the page. */
  readonly key: Signal<string | null>;
  open(file: File): Promise<void>;
  choose(changes: Partial<Choices>): Promise<void>;
  submit(): Promise<void>;
  clear(): void;
}

/** What the server takes. */
const LARGEST_FILE_BYTES = 25 * 1024 * 1024;
const LONGEST_NAME = 120;
const FIRST: Choices = { column: 0, headings: true, blind: false, name: '' };

/** A file's name without its ending, to call the list by. */
const nameOf = ({ name }: File): string => name.replace(/\.[^.]+$/, '').slice(0, LONGEST_NAME);

/** The column as the interface names it: by heading where there are any, else by number from 1. */
function columnOf({ column, headings }: Choices, preview: ImportPreview | null): string {
  const heading = preview?.columns[column];
  const isPlain = headings && heading !== undefined && heading !== '' && !/^\d+$/.test(heading);
  const isUnique = preview?.columns.filter((each) => each === heading).length === 1;
  return isPlain && isUnique ? heading : String(column + 1);
}

export function startImportDesk(act: <Body>(order: Order) => Promise<Outcome<Body>>): ImportDesk {
  const file = signal<File | null>(null);
  const choices = signal<Choices>(FIRST);
  const preview = signal<ImportPreview | null>(null);
  const isCurrent = signal(false);
  const trouble = signal<string | null>(null);
  const busy = signal<'reading' | 'sending' | null>(null);
  const received = signal<Received | null>(null);
  const key = signal<string | null>(null);
  /** Counts the questions: an answer to an older one is void. */
  let question = 0;

  function order(path: string, content: File, more: Readonly<Record<string, string>> = {}): Order {
    const { headings, blind } = choices.value;
    const query = new URLSearchParams({
      column: columnOf(choices.value, preview.value),
      headings: String(headings),
      blind: String(blind),
      ...more,
    });
    return { method: 'POST', path: `${path}?${query}`, file: content };
  }

  async function look(): Promise<void> {
    if (!file.value) return;
    question += 1;
    const mine = question;
    busy.value = 'reading';
    isCurrent.value = false;
    const outcome = await act<ImportPreview>(order('/api/host/entry-lists/preview', file.value));
    if (mine !== question) return;
    busy.value = null;
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    preview.value = outcome.body;
    isCurrent.value = true;
  }

  function clear(): void {
    question += 1;
    file.value = null;
    choices.value = FIRST;
    preview.value = null;
    isCurrent.value = false;
    trouble.value = null;
    busy.value = null;
  }

  return {
    ...{ file, choices, preview, isCurrent, trouble, busy, received, key, clear },
    async open(next) {
      // What is on its way stays what it is: its answer would take the new file away.
      if (busy.value === 'sending') return;
      clear();
      received.value = null;
      if (next.size > LARGEST_FILE_BYTES) {
        trouble.value = hostText().lists.tooLarge;
        return;
      }
      file.value = next;
      choices.value = { ...FIRST, name: nameOf(next) };
      await look();
    },
    async choose(changes) {
      choices.value = { ...choices.value, ...changes };
      // The name is ours; everything else changes what the server reads.
      if (Object.keys(changes).some((each) => each !== 'name')) await look();
    },
    async submit() {
      if (!file.value || busy.value || !isCurrent.value) return;
      const { blind } = choices.value;
      const name = choices.value.name.trim() || nameOf(file.value);
      busy.value = 'sending';
      const outcome = await act<ImportedList>(order('/api/host/entry-lists', file.value, { name }));
      busy.value = null;
      trouble.value = outcome.ok ? null : outcome.words;
      if (!outcome.ok) return;
      clear();
      received.value = { list: outcome.body.list, isKeyLost: blind && outcome.body.key === null };
      key.value = outcome.body.key;
    },
  };
}
