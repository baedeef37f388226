/** The live channel's benchmark as a table, and its promises beside what was measured. */
import { alignColumns } from '../../terminal/textTable.ts';
import type { Machine } from '../machine.ts';
import { median, medianAbsoluteDeviation } from '../spread.ts';
import type { ContestantName } from './contestant.ts';
import type { Stuck } from './stuck.ts';
import { addReasons, type Turn } from './turn.ts';

/** What was measured of one server, round by round. */
export interface Measured {
  readonly name: ContestantName;
  readonly turns: readonly Turn[];
  readonly stuck: Stuck;
}

/** A promise and how it stands. */
export interface Promised {
  readonly what: string;
  readonly measured: number;
  readonly bound: number;
  readonly kept: boolean;
}

export interface LiveResults {
  readonly machine: Machine;
  readonly viewers: number;
  readonly stuckViewers: number;
  /** Processes waiting for a core, on the average of the last minute: before and after. */
  readonly loadAverage: readonly [number, number];
  readonly measured: readonly Measured[];
}

/** A stuck viewer's share: the bound of what waits for it (64 KiB), twice, for the allocator's sake. */
const MOST_STUCK_BYTES = 128 * 1024;
const MOST_RESIDENT_BYTES = 18 * 1024;
/** With fewer viewers, what the process needs in any case is most of what is measured. */
const LEAST_VIEWERS_FOR_MEMORY = 5000;
const MOST_STORM_MS = 4000;

const medianOf = ({ turns }: Measured, value: (turn: Turn) => number): number => median(turns.map(value));

/** The median of the rounds' ratios: the two of a round met the same disturbances. */
function ratio(ours: Measured, theirs: Measured, value: (turn: Turn) => number): number {
  return median(ours.turns.map((turn, round) => value(turn) / value(theirs.turns[round]!)));
}

export function promises({ measured, viewers }: LiveResults): Promised[] {
  const find = (name: ContestantName): Measured => measured.find((one) => one.name === name)!;
  const [ours, stock, plain] = [find('ours'), find('stock Socket.IO'), find('plain ws')];
  const least = (what: string, value: number, bound: number): Promised => ({
    ...{ what, measured: value, bound, kept: value >= bound },
  });
  const most = (what: string, value: number, bound: number): Promised => ({
    ...{ what, measured: value, bound, kept: value <= bound },
  });
  const resident = most(
    'resident bytes a viewer',
    medianOf(ours, (turn) => turn.residentPerViewer),
    MOST_RESIDENT_BYTES,
  );
  return [
    least(
      'deliveries, × plain ws, 1 event a tick',
      ratio(ours, plain, (turn) => turn.one.deliveriesPerSecond),
      0.85,
    ),
    least(
      'deliveries, × stock, 4 events a tick',
      ratio(ours, stock, (turn) => turn.four.deliveriesPerSecond),
      3,
    ),
    ...(viewers < LEAST_VIEWERS_FOR_MEMORY ? [] : [resident]),
    most(
      'storm: all hold a snapshot, ms',
      medianOf(ours, (turn) => turn.stormMs),
      MOST_STORM_MS,
    ),
    most('growth for a stuck viewer, bytes', ours.stuck.grownPerViewer, MOST_STUCK_BYTES),
  ];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

const COLUMNS: readonly [string, (turn: Turn) => number, (value: number) => string][] = [
  ['1/tick: a second', (turn) => turn.one.deliveriesPerSecond, whole],
  ['p99 ms', (turn) => turn.one.p99Ms, whole],
  ['CPU µs', (turn) => turn.one.cpuPerDeliveryUs, (value) => value.toFixed(1)],
  ['4/tick: a second', (turn) => turn.four.deliveriesPerSecond, whole],
  ['p99 ms', (turn) => turn.four.p99Ms, whole],
  ['CPU µs', (turn) => turn.four.cpuPerDeliveryUs, (value) => value.toFixed(1)],
  ['KiB a viewer', (turn) => turn.residentPerViewer, kilobytes],
  ['storm ms', (turn) => turn.stormMs, whole],
];

function rowOf(one: Measured): string[] {
  const cells = COLUMNS.map(([, value, format]) => {
    const deviation = medianAbsoluteDeviation(one.turns.map(value));
    return `${format(medianOf(one, value))} ±${format(deviation)}`;
  });
  return [one.name, ...cells, kilobytes(one.stuck.grownPerViewer)];
}

/** Lines that storms cost, and that were opened again. */
function returnsOf({ name, turns }: Measured): string {
  const reasons = Object.entries(addReasons(turns.map(({ returns }) => returns)));
  if (reasons.length === 0) return `${name} none`;
  return `${name} ${reasons.map(([reason, times]) => `${reason} × ${whole(times)}`).join(' and ')}`;
}

export function formatLive(results: LiveResults): string {
  const { machine, measured, viewers, stuckViewers, loadAverage } = results;
  const head = ['', ...COLUMNS.map(([title]) => title), 'KiB a stuck viewer'];
  const table = alignColumns(
    [head, ...measured.map(rowOf)],
    ['left', ...head.slice(1).map(() => 'right' as const)],
  );
  const promised = promises(results).map(({ what, measured: value, bound, kept }) => [
    kept ? 'kept' : 'NOT KEPT',
    what,
    value < 10 ? value.toFixed(2) : whole(value),
    `bound ${bound < 10 ? bound : whole(bound)}`,
  ]);
  return [
    ...table,
    '',
    ...alignColumns(promised, ['left', 'left', 'right', 'left']),
    '',
    `${whole(viewers)} viewers on the loopback, events of 200 bytes, ${measured[0]!.turns.length} rounds, ${whole(stuckViewers)} stuck viewers`,
    `lines lost in storms and opened again: ${measured.map(returnsOf).join('; ')}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node} (V8 ${machine.v8})`,
    `load average ${loadAverage.map((load) => load.toFixed(1)).join(' before, ')} after: more than the cores means others were at work`,
    'Medians over rounds in which all servers take their turn; ± is the median absolute deviation. CPU is the server’s, for one delivery.',
  ].join('\n');
}
