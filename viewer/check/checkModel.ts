/** Everything the check page knows: what is checked, how far, and why it could not. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import { request } from '../api/request.ts';
import { language } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { downloadDraw } from './downloadDraw.ts';
import { comparePaper, type Paper, type PaperFinding } from './paper.ts';
import { type Standing, standingOf } from './standing.ts';
import { checkText } from './text/checkText.ts';
import { startVerification, type VerificationRun } from './verification.ts';
import type { ToVerifier } from './verifyMessages.ts';

/** No honest transcript is near this: 10,000 picks with proofs are about 20 MB. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export interface CheckModel {
  readonly list: ReadonlySignal<DrawList | null>;
  /** The draw being checked, or the name of the file. */
  readonly subject: ReadonlySignal<string | null>;
  readonly isLoading: ReadonlySignal<boolean>;
  /** Why nothing could be checked. */
  readonly fault: ReadonlySignal<string | null>;
  readonly run: ReadonlySignal<VerificationRun | null>;
  /** What the printed protocol in the visitor's hand is worth; null without one. */
  readonly paper: ReadonlySignal<PaperFinding | null>;
  /** What the record is worth beyond its calculation; null before that is known. */
  readonly standing: ReadonlySignal<Standing | null>;
  /** The draw being checked came from this server, not from a file. */
  readonly isOurs: ReadonlySignal<boolean>;
  /** The list of entries at hand. */
  readonly entries: ReadonlySignal<Uint8Array | null>;
  checkDraw(draw: string): Promise<void>;
  checkFile(file: File): Promise<void>;
  /** The address names another paper. */
  usePaper(paper: Paper): void;
}

/** @param held the printed protocol that the address brings */
export function startCheckModel(held: Paper): CheckModel {
  const list = signal<DrawList | null>(null);
  const subject = signal<string | null>(null);
  const isLoading = signal(false);
  const fault = signal<string | null>(null);
  const run = signal<VerificationRun | null>(null);
  const entries = signal<Uint8Array | null>(null);
  const heldPaper = signal(held);
  const isOurs = signal(false);
  const paper = computed(() => run.value && comparePaper(heldPaper.value, run.value));
  const standing = computed(() => run.value && standingOf(run.value, list.value));
  let stop = (): void => {};
  /** Counts the jobs: a download that ends after another job began is void. */
  let job = 0;

  function begin(what: string): number {
    stop();
    job += 1;
    subject.value = what;
    fault.value = null;
    run.value = null;
    entries.value = null;
    return job;
  }

  function verify(toVerify: ToVerifier): void {
    entries.value = toVerify.entries;
    const verification = startVerification(toVerify);
    const release = effect(() => {
      run.value = verification.run.value;
    });
    stop = () => {
      release();
      verification.stop();
    };
  }

  async function checkDraw(draw: string): Promise<void> {
    const mine = begin(draw);
    isOurs.value = true;
    isLoading.value = true;
    const download = await downloadDraw(draw);
    if (mine !== job) return;
    isLoading.value = false;
    if (download.ok) {
      const { file, entries: list, events } = download;
      verify({ file, entries: list, events });
      return;
    }
    if (download.reason === 'called-off') {
      verify({ file: null, entries: null, events: download.events });
      return;
    }
    const texts = checkText().check;
    if (download.reason === 'offline') fault.value = texts.offline;
    else fault.value = fill(download.reason === 'not-ready' ? texts.notReady : texts.notFound, { draw });
  }

  async function checkFile(file: File): Promise<void> {
    const mine = begin(file.name);
    isOurs.value = false;
    isLoading.value = false;
    if (file.size > LARGEST_FILE_BYTES) {
      fault.value = checkText().check.tooLarge;
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (mine === job) verify({ file: bytes, entries: null, events: null });
  }

  void request<DrawList>('/api/draws', language.value).then((answer) => {
    if (answer.ok) list.value = answer.body;
  });

  return {
    ...{ list, subject, isLoading, fault, run, paper, standing, isOurs, entries, checkDraw, checkFile },
    usePaper(next) {
      heldPaper.value = next;
    },
  };
}
