/** The thread of one participants file. It asks once: who of its people was entered in another month. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { TirazhError } from '../../engine/errors.ts';
import { eligibleRows, type Judgement, withoutEarlier } from '../../engine/raffle/eligibility.ts';
import { toldFault } from '../boundedThread.ts';
import type { RafflePreview } from '../protocol/raffle.ts';
import type { Earlier, ImportMessage, ImportTask } from './importThread.ts';
import { judgeFile } from './participantsFile.ts';
import { People } from './people.ts';
import { countsOf, prepareMonth, toldOf } from './preparedMonth.ts';

/** Rows of a preview; the report has them all. */
const LISTED_ROWS = 1000;

const port = parentPort!;
const tell = (message: ImportMessage, handedOver: Uint8Array[] = []): void =>
  port.postMessage(
    message,
    handedOver.map(({ buffer }) => buffer as ArrayBuffer),
  );

function previewOf(judgement: Judgement): RafflePreview {
  return {
    counts: countsOf(judgement),
    rows: toldOf(judgement).rows.slice(0, LISTED_ROWS),
    passedOver: judgement.passedOver.slice(0, LISTED_ROWS),
    saysKinds: judgement.saysKinds ?? false,
  };
}

/** The file's judgement with other months looked at. */
async function judgedWith({ name, file, terms }: ImportTask, people: People): Promise<Judgement> {
  const judgement = judgeFile({ file, month: name.month, terms });
  const numbers = eligibleRows(judgement).map(({ number }) => number!);
  const lookups = new Uint8Array(Buffer.concat(numbers.map((number) => people.lookupOf(number))));
  tell({ kind: 'lookups', lookups }, [lookups]);
  const [earlier] = (await once(port, 'message')) as [Earlier];
  const months = new Map([...earlier].map(([i, month]) => [numbers[i]!, month]));
  return withoutEarlier(judgement, terms, (number) => months.get(number) ?? null);
}

async function work(task: ImportTask): Promise<void> {
  const people = new People(task.key);
  const judgement = await judgedWith(task, people);
  if (task.want === 'preview') {
    tell({ kind: 'preview', preview: previewOf(judgement) });
    return;
  }
  const month = prepareMonth(task.name, judgement, people);
  const { lines, commitments, lookups, sealed } = month.packed;
  tell({ kind: 'month', month }, [lines, commitments, lookups, sealed, month.report]);
}

port.once('message', (task: ImportTask) => {
  work(task).catch((fault: unknown) => {
    if (!(fault instanceof TirazhError)) throw fault;
    tell({ kind: 'fault', fault: toldFault(fault) });
  });
});
