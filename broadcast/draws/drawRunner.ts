/**
 * Takes every draw from its plan to its transcript. What to do next is read from the database alone, each step
 * is one transaction, and steps that have to happen once have one row to be written: so a crash anywhere
 * resumes to the same winners, and there is never a second pick.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Logger } from 'pino';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { transcriptText } from '../../engine/draw/transcript.ts';
import { TirazhError } from '../../engine/errors.ts';
import type { NoteVerifier } from '../../engine/journal/signedNote.ts';
import type { WorkerPool } from '../../engine/pool/pool.ts';
import { type RefusalDetail, Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import type { DrawEntries } from './drawEntries.ts';
import type { DrawLog } from './drawLog.ts';
import type { DrawStore, StoredDraw, StoredPhase } from './drawStore.ts';
import { transcriptOf } from './evidence.ts';
import type { FrozenLists } from './frozenLists.ts';
import { nextStep, type Pace } from './pace.ts';
import type { Registrations } from './registrations.ts';

/** Who aborts a draw that nobody entered. */
const SCHEDULER = 'scheduler';
/** The longest sleep: the clock is looked at again after it, whatever happened to it meanwhile. */
const LONGEST_SLEEP_MS = 60_000;
/** How soon a step that failed is tried again: viewers wait. */
const RETRY_MS = 1000;
/** Phases in which nothing is decided yet. */
const BEFORE_PICK = new Set<StoredPhase>(['open', 'closing', 'frozen', 'missed']);

export interface RunnerParts {
  readonly journal: Journal;
  readonly draws: DrawStore;
  readonly log: DrawLog;
  readonly lists: FrozenLists;
  readonly registrations: Registrations;
  readonly entries: DrawEntries;
  readonly pool: WorkerPool;
  readonly verifier: NoteVerifier;
  readonly logger: Logger;
  readonly pace: Pace;
  /** A start later than this is flagged as missed instead of being run. */
  readonly missedAfterMs: number;
  readonly now: () => number;
}

const wrongState = (message: string, detail: RefusalDetail): Refused =>
  new Refused('WRONG_STATE', message, detail);

/** Milliseconds until there is something to do, or null: nothing without a host. */
type Wait = number | null;
const AT_ONCE = 0;

export class DrawRunner {
  readonly #parts: RunnerParts;
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Looks at every unfinished draw and does what is due. Call it whenever something may have changed. */
  wake(): void {
    if (this.#stopped) return;
    // What a transaction has written may yet be rolled back.
    if (this.#parts.journal.inTransaction) {
      this.#wakeIn(AT_ONCE);
      return;
    }
    clearTimeout(this.#timer);
    let sleepMs: number;
    try {
      sleepMs = this.#runDue();
    } catch (fault) {
      // A busy or failing disk: the draws wait in the database until it answers.
      this.#parts.logger.error({ err: fault }, 'the draws cannot be read; will retry');
      sleepMs = RETRY_MS;
    }
    this.#wakeIn(sleepMs);
  }

  /** Starts every step that is due and answers how long until the next one. */
  #runDue(): number {
    let sleepMs = LONGEST_SLEEP_MS;
    for (const draw of this.#parts.draws.unfinished()) {
      if (this.#running.has(draw.id)) continue;
      const wait = this.#waitOf(draw);
      if (wait === null) continue;
      if (wait <= 0) this.#run(draw);
      else sleepMs = Math.min(sleepMs, wait);
    }
    return sleepMs;
  }

  /** Lets the steps under way finish and starts no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#running.values());
  }

  /** Whether a draw could be started now: one that is due, or one that was missed. @throws TirazhError WRONG_STATE */
  checkStart(id: string): StoredDraw {
    const draw = this.#existing(id);
    const { phase } = draw;
    if (draw.startedBy !== null) {
      throw wrongState(`draw ${id}: it has been started already`, { reason: 'already-started' });
    }
    if (this.#parts.now() < draw.closesMs) {
      const at = draw.plan.closesAt!;
      const detail = { reason: 'registration-open', params: { at } } as const;
      throw wrongState(`draw ${id}: registration is open until ${at}`, detail);
    }
    if (!BEFORE_PICK.has(phase)) {
      const detail = { reason: 'not-in-phase', params: { kind: 'start', phase } } as const;
      throw wrongState(`draw ${id}: it is ${phase}; it cannot be started`, detail);
    }
    if (this.#isPaused(draw)) {
      const detail = { reason: 'draw-paused', params: { kind: 'start' } } as const;
      throw wrongState(`draw ${id}: it stands still; it goes on before it is started`, detail);
    }
    return draw;
  }

  /** Starts a draw at the word of the people named, whom everybody is told. */
  start(id: string, by: readonly string[]): void {
    const { draws, journal, log } = this.#parts;
    journal.transact(() => {
      this.checkStart(id);
      draws.setStartedBy(id, by);
      log.append(id, { type: 'started', by: [...by] });
    });
    this.wake();
  }

  /**
   * Whether a draw could be called off now: once the winners are picked the result stands, and nothing here can undo it.
   * @throws TirazhError WRONG_STATE
   */
  checkAbort(id: string): StoredDraw {
    const draw = this.#existing(id);
    if (draw.phase === 'aborted') {
      throw wrongState(`draw ${id}: it is aborted already`, { reason: 'already-aborted' });
    }
    if (!BEFORE_PICK.has(draw.phase)) {
      throw wrongState(`draw ${id}: it is ${draw.phase}; the result stands`, { reason: 'already-picked' });
    }
    return draw;
  }

  /** Calls a draw off at the word of the people named. */
  abort(id: string, by: readonly string[], reason: string): void {
    this.#parts.journal.transact(() => {
      const { phase } = this.checkAbort(id);
      this.#callOff(id, phase, reason, by);
    });
    this.wake();
  }

  /** The act itself, within a transaction: its tickets may be registered again. */
  #callOff(id: string, phase: StoredDraw['phase'], reason: string, by: readonly string[]): void {
    const { draws, log, registrations } = this.#parts;
    draws.move(id, phase, 'aborted');
    registrations.release(id);
    log.append(id, { type: 'aborted', reason, by: [...by] });
  }

  /** A contributor opens the commitment of its own. */
  reveal(id: string, contributor: string, secret: Uint8Array): void {
    const { draws, journal, now } = this.#parts;
    journal.transact(() => {
      const draw = this.#existing(id);
      const contribution = draws.contributions(id).find((candidate) => candidate.contributor === contributor);
      if (!contribution) {
        const message = `draw ${id}: ${contributor} is no contributor`;
        throw new Refused('BAD_REQUEST', message, { reason: 'no-contributor' });
      }
      if (contribution.secret !== null) {
        throw wrongState(`draw ${id}: the secret of ${contributor} is here already`, {
          reason: 'secret-here',
        });
      }
      if (!BEFORE_PICK.has(draw.phase)) {
        const message = `draw ${id}: it is ${draw.phase}; no secret is needed`;
        throw wrongState(message, { reason: 'secret-not-needed' });
      }
      if (now() < draw.closesMs) {
        const at = draw.plan.closesAt!;
        const detail = { reason: 'secret-too-early', params: { at } } as const;
        throw wrongState(`draw ${id}: keep the secret until ${at}`, detail);
      }
      if (commitmentOf(id, contributor, secret) !== contribution.commitment) {
        const message = `draw ${id}: the secret does not open ${contributor}’s commitment`;
        throw new Refused('BAD_REQUEST', message, { reason: 'secret-wrong' });
      }
      draws.setSecret(id, contributor, secret);
      // The secret itself is journalled with the pick.
      journal.append('draw.revealed', { draw: id, contributor });
    });
    this.wake();
  }

  #existing(id: string): StoredDraw {
    const draw = this.#parts.draws.get(id);
    if (!draw) throw new TirazhError('BAD_INPUT', `draw ${id}: there is no such draw`);
    return draw;
  }

  /** When the draw has something to do, judged by its row and its events. */
  #waitOf(draw: StoredDraw): Wait {
    const now = this.#parts.now();
    if (this.#isPaused(draw)) return null;
    switch (draw.phase) {
      case 'open':
        return draw.closesMs - now;
      case 'closing':
      case 'sealed':
        return AT_ONCE;
      case 'frozen':
        if (draw.startedBy !== null) return this.#allSecretsKnown(draw) ? AT_ONCE : null;
        if (!draw.automatic) return null;
        if (this.#isLate(draw)) return AT_ONCE;
        return this.#allSecretsKnown(draw) ? this.#dueMs(draw) - now : this.#untilLate(draw);
      case 'missed':
        return draw.startedBy === null ? null : AT_ONCE;
      case 'showing':
        return this.#nextStep(draw).dueMs - this.#parts.pace.leadMs - now;
      case 'completed':
      case 'aborted':
        return null;
    }
  }

  #isPaused = ({ id }: StoredDraw): boolean => (this.#parts.log.state(id)?.paused ?? null) !== null;

  /** When the draw is due to start: a pause since the freeze puts it off by as much. */
  #dueMs = ({ id, startsMs }: StoredDraw): number => startsMs + (this.#parts.log.state(id)?.pausedForMs ?? 0);

  #isLate = (draw: StoredDraw): boolean => this.#parts.now() > this.#dueMs(draw) + this.#parts.missedAfterMs;

  #untilLate = (draw: StoredDraw): number =>
    this.#dueMs(draw) + this.#parts.missedAfterMs + 1 - this.#parts.now();

  #allSecretsKnown = ({ id }: StoredDraw): boolean =>
    this.#parts.draws.contributions(id).every(({ secret }) => secret !== null);

  #nextStep = ({ id }: StoredDraw) => nextStep(this.#parts.log.state(id)!, this.#parts.pace);

  #run(draw: StoredDraw): void {
    const running = this.#step(draw)
      .then(() => {
        this.#running.delete(draw.id);
        this.wake();
      })
      .catch((fault: unknown) => {
        this.#running.delete(draw.id);
        if (this.#stopped) return;
        this.#parts.logger.error(
          { draw: draw.id, phase: draw.phase, err: fault },
          'draw step failed; will retry',
        );
        this.#wakeIn(RETRY_MS);
      });
    this.#running.set(draw.id, running);
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), ms);
  }

  /** Does the one thing that is due. */
  async #step(draw: StoredDraw): Promise<void> {
    // A draw is never run late in silence: without a host's word it is flagged and left alone.
    const unattended = draw.startedBy === null;
    if (unattended && draw.automatic && this.#isLate(draw) && ['open', 'frozen'].includes(draw.phase)) {
      return this.#flagMissed(draw);
    }
    switch (draw.phase) {
      case 'open':
        return this.#close(draw);
      case 'closing':
        return this.#freeze(draw);
      case 'frozen':
        return this.#pick(draw);
      case 'missed':
        return this.#takeUp(draw);
      case 'sealed':
        return this.#startShow(draw);
      case 'showing':
        return this.#showNext(draw);
      case 'completed':
      case 'aborted':
        return;
    }
  }

  /** False when the draw was called off or stands still since a worker began with it. */
  #goesOn(id: string, phase: StoredPhase): boolean {
    const draw = this.#parts.draws.get(id);
    return draw?.phase === phase && !this.#isPaused(draw);
  }

  #flagMissed({ id, phase, plan }: StoredDraw): void {
    const { draws, journal, log } = this.#parts;
    journal.transact(() => {
      draws.move(id, phase, 'missed');
      log.append(id, { type: 'missed', startsAt: plan.startsAt! });
    });
  }

  #close({ id }: StoredDraw): void {
    const { draws, journal, entries } = this.#parts;
    journal.transact(() => {
      draws.move(id, 'open', 'closing');
      journal.append('draw.closed', { draw: id, registered: entries.count(id) });
    });
  }

  /** A missed draw that a host has started goes on where it was left. */
  #takeUp({ id, entryCount }: StoredDraw): void {
    const { draws, journal } = this.#parts;
    journal.transact(() => draws.move(id, 'missed', entryCount === null ? 'closing' : 'frozen'));
  }

  async #freeze({ id, plan }: StoredDraw): Promise<void> {
    const { draws, journal, log, entries, pool } = this.#parts;
    const registered = entries.count(id);
    const needed = plan.winners + plan.reserves;
    if (registered < needed) {
      journal.transact(() => {
        const reason = `${registered} registered, ${needed} needed: winners and reserves`;
        this.#callOff(id, 'closing', reason, [SCHEDULER]);
      });
      return;
    }
    const frozen = await pool.freeze({ lines: await entries.lines(id) });
    if (!this.#goesOn(id, 'closing')) return;
    journal.transact(() => {
      draws.move(id, 'closing', 'frozen');
      draws.setFrozen(id, frozen.count, frozen.lines);
      log.append(id, { type: 'frozen', entryCount: frozen.count, entriesRoot: frozen.root });
    });
    journal.keepCheckpoint();
  }

  async #pick({ id, plan }: StoredDraw): Promise<void> {
    const { draws, journal, log, lists, pool } = this.#parts;
    const contributions = draws.contributions(id);
    const secrets = contributions.map(({ secret }) => secret!);
    const { seed, picks } = await pool.pickWinners({ plan, secrets, entries: lists.get(id)! });
    if (!this.#goesOn(id, 'frozen')) return;
    journal.transact(() => {
      draws.move(id, 'frozen', 'sealed');
      for (const { contributor, secret } of contributions) {
        journal.append('draw.secret', { draw: id, contributor, secret: bytesToHex(secret!) });
      }
      const named = picks.map(({ role, place, index, entry }) => ({ role, place, index, entry }));
      const record = journal.append('draw.picked', { draw: id, seed: bytesToHex(seed), picks: named });
      draws.setPicked(id, { seed, picks, record: record.record.index });
      log.append(id, { type: 'sealed', record: record.record.index, leafHash: record.hash });
    });
    journal.keepCheckpoint();
  }

  #startShow({ id }: StoredDraw): void {
    const { draws, journal, log, now, pace } = this.#parts;
    const slots = draws
      .picked(id)!
      .picks.map(({ role, place, entry }) => ({ role, place, length: [...entry].length }));
    journal.transact(() => {
      draws.move(id, 'sealed', 'showing');
      log.append(id, { type: 'show-started', slots, showAtMs: now() + pace.leadMs });
    });
  }

  #showNext(draw: StoredDraw): void {
    const { draws, journal, log, now, pace, verifier } = this.#parts;
    const step = this.#nextStep(draw);
    // After a crash the planned instant may be past: screens still get their lead.
    const showAtMs = Math.max(Math.round(step.dueMs), now() + pace.leadMs);
    if (step.kind === 'character') {
      const { slot, position } = step;
      const character = [...draws.picked(draw.id)!.picks[slot]!.entry][position]!;
      journal.transact(() => log.append(draw.id, { type: 'character', slot, position, character, showAtMs }));
      return;
    }
    const transcript = transcriptOf(draw, { journal, draws, log, verifier });
    journal.transact(() => {
      draws.move(draw.id, 'showing', 'completed');
      draws.setTranscript(draw.id, transcriptText(transcript));
      log.append(draw.id, { type: 'completed', transcriptDigest: transcript.digest, showAtMs });
    });
    journal.keepCheckpoint();
  }
}
