/** Asks the exact worker for the newest question only: whoever drags a slider asks faster than it can answer. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ExactFigures, ExactQuestion } from './exactFigures.ts';
import type { FromExact, ToExact } from './exactMessages.ts';

export interface ExactAnswer {
  /** The newest that came, perhaps of the question before. */
  readonly figures: ExactFigures | null;
  readonly isComputing: boolean;
  /** Why the newest question has no answer; empty otherwise. */
  readonly fault: string;
}

export interface ExactDesk {
  readonly answer: ReadonlySignal<ExactAnswer>;
  ask(question: ExactQuestion): void;
}

export function startExactDesk(): ExactDesk {
  const answer = signal<ExactAnswer>({ figures: null, isComputing: false, fault: '' });
  const worker = new Worker(new URL('./exact.worker.ts', import.meta.url), { type: 'module' });
  let asked = 0;
  let waiting: ExactQuestion | null = null;
  let isBusy = false;

  function send(question: ExactQuestion): void {
    isBusy = true;
    asked += 1;
    worker.postMessage({ id: asked, question } satisfies ToExact);
  }

  function receive(message: FromExact): void {
    isBusy = false;
    const next = waiting;
    waiting = null;
    const isComputing = next !== null;
    const { figures } = answer.value;
    answer.value =
      message.kind === 'figures'
        ? { figures: message.figures, isComputing, fault: '' }
        : { figures, isComputing, fault: message.message };
    if (next) send(next);
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromExact>) => receive(data));
  worker.addEventListener('error', ({ message }) => receive({ id: asked, kind: 'fault', message }));

  return {
    answer,
    ask(question) {
      answer.value = { ...answer.value, isComputing: true };
      if (isBusy) waiting = question;
      else send(question);
    },
  };
}
