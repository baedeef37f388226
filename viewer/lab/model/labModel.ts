/** Everything the lab page knows. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { withDraft } from '../draft/bench.ts';
import { benchFragment, isBenchFragment, readBench } from '../share/benchLink.ts';
import { importFile } from '../share/importFile.ts';
import { labText } from '../text/labText.ts';
import { type BenchModel, startBenchModel } from './benchModel.ts';
import { type ExactModel, startExactModel } from './exactModel.ts';
import { type RunModel, startRunModel } from './runModel.ts';

export interface Notice {
  readonly text: string;
  readonly isGood: boolean;
}

export interface LabModel {
  readonly bench: BenchModel;
  readonly exact: ExactModel;
  readonly run: RunModel;
  /** What came of the last link or file; null when there is nothing to say. */
  readonly notice: ReadonlySignal<Notice | null>;
  /** A link that could not be copied by the page. */
  readonly linkByHand: ReadonlySignal<string | null>;
  share(): Promise<void>;
  open(file: File): Promise<void>;
}

/** Browsers refuse to change the address hundreds of times a minute. */
const ADDRESS_REST_MS = 400;

export function startLabModel(): LabModel {
  const bench = startBenchModel();
  const notice = signal<Notice | null>(null);
  const linkByHand = signal<string | null>(null);
  const say = (words: string, isGood: boolean): void => {
    notice.value = { text: words, isGood };
  };

  async function openLink(fragment: string): Promise<void> {
    if (!isBenchFragment(fragment)) return;
    const read = await readBench(fragment);
    if (read.ok) bench.replace(read.bench);
    else say(read.reason === 'edition' ? labText().tools.oldLink : labText().tools.badLink, false);
  }

  async function address(): Promise<string> {
    const link = new URL(location.href);
    link.hash = await benchFragment(bench.bench.value);
    return link.href;
  }

  /** The address follows the bench: a reload, a bookmark and "back" keep the work. */
  function keepAddress(): void {
    let rest: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;
    effect(() => {
      void bench.bench.value;
      clearTimeout(rest);
      if (isFirst) isFirst = false;
      else rest = setTimeout(async () => history.replaceState(null, '', await address()), ADDRESS_REST_MS);
    });
  }

  async function share(): Promise<void> {
    const link = await address();
    history.replaceState(null, '', link);
    try {
      await navigator.clipboard.writeText(link);
      linkByHand.value = null;
      say(labText().tools.shared, true);
    } catch {
      linkByHand.value = link;
      say(labText().tools.shareByHand, true);
    }
  }

  async function open(file: File): Promise<void> {
    const imported = await importFile(file);
    const texts = labText().scenario;
    const { name } = file;
    if (imported.ok) {
      bench.replace(withDraft(bench.bench.value, bench.side.value, imported.draft));
      const { termsPath: path } = imported;
      say(path === null ? fill(texts.imported, { name }) : fill(texts.termsPath, { name, path }), true);
    } else if (imported.reason === 'too-large') {
      say(fill(texts.tooLarge, { name, megabytes: imported.megabytes }), false);
    } else if (imported.reason === 'unreadable') {
      say(fill(texts.unreadable, { name, message: imported.message }), false);
    } else {
      say(fill(texts.notScenario, { name }), false);
    }
  }

  void openLink(location.hash).then(keepAddress);
  addEventListener('hashchange', () => void openLink(location.hash));
  // A notice is about the bench as it was, in the language it was said in.
  effect(() => {
    void text();
    void bench.bench.value;
    notice.value = null;
    linkByHand.value = null;
  });

  return {
    bench,
    exact: startExactModel(bench),
    run: startRunModel(bench),
    notice,
    linkByHand,
    share,
    open,
  };
}
