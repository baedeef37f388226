/**
 * Drafts of draws: what a host prepares and the commission commits to. A draft reserves the draw's id for good, for
 * commitments name it; it is published, and so becomes a draw, once every member's commitment is here.
 */
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { DrawEntries } from '../draws/drawEntries.ts';
import type { DrawPlanner, ListedEntries, PlanDraft } from '../draws/drawPlanner.ts';
import type { DrawStore, StoredDraw } from '../draws/drawStore.ts';
import type { Registrations } from '../draws/registrations.ts';
import type { EntryListStore } from '../entryLists/entryListStore.ts';
import { withoutEntries } from '../entryLists/withoutEntries.ts';
import type { DraftRequest, DrawDraft } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import type { DraftStore, StoredDraft } from './draftStore.ts';

export interface DraftParts {
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly draws: DrawStore;
  readonly planner: DrawPlanner;
  readonly entryLists: EntryListStore;
  readonly entries: DrawEntries;
  readonly registrations: Registrations;
  readonly accounts: Accounts;
  readonly now: () => number;
}

/** What a draft has to keep to besides, whoever changes or publishes it. @throws Refused */
export type DraftRule = (draw: string, request: DraftRequest) => void;

/** A redraw's first times, for the host to change: the commission needs a moment for its secrets. */
const REDRAW_CLOSES_MS = 15 * 60_000;
const REDRAW_STARTS_MS = 20 * 60_000;

export class Drafts {
  readonly #parts: DraftParts;
  readonly #rules: DraftRule[] = [];

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  /** Every change and every publishing keeps to a rule from now on. */
  keepTo(rule: DraftRule): void {
    this.#rules.push(rule);
  }

  /** Drafts that are neither published nor dropped, oldest first. */
  open(): DrawDraft[] {
    return this.#parts.store.open().map((draft) => this.#shown(draft));
  }

  /** @throws TirazhError BAD_INPUT or OVER_FUND where it could not be planned as it stands */
  create(request: DraftRequest, by: Account): DrawDraft {
    const { journal, planner } = this.#parts;
    return journal.transact(() => {
      this.#expectCommission(request.commission);
      const { drawId, prizes } = planner.check(this.#planDraft(request, null));
      this.#add(drawId, { ...request, prizes }, by.id, null, []);
      return this.#shown(this.#existing(drawId));
    });
  }

  /** Changes a draft; commitments of those who stay in the commission stay too. */
  change(draw: string, request: DraftRequest, by: Account): DrawDraft {
    const { store, journal, planner } = this.#parts;
    return journal.transact(() => {
      const draft = this.#existing(draw);
      this.#expectCommission(request.commission);
      for (const rule of this.#rules) rule(draw, request);
      const { prizes, entries } = draft.request;
      const asked = draft.redrawOf === null ? request : { ...request, prizes, entries };
      const checked = planner.check({ ...this.#planDraft(asked, draft), drawId: draw });
      store.setRequest(draw, { ...asked, prizes: checked.prizes });
      journal.append('draft.changed', { draw, by: by.id });
      return this.#shown(this.#existing(draw));
    });
  }

  /** @throws TirazhError WRONG_STATE for a redraw's: its entries wait for it */
  drop(draw: string, by: Account): void {
    const { store, journal } = this.#parts;
    journal.transact(() => {
      if (this.#existing(draw).redrawOf !== null) {
        throw new Refused(
          'WRONG_STATE',
          `draft ${draw}: it is a redraw; change it, or publish it and call it off`,
          { reason: 'redraw-kept' },
        );
      }
      store.end(draw, 'dropped');
      journal.append('draft.dropped', { draw, by: by.id });
    });
  }

  /** A member commits to a secret, or to another one as long as nothing is published. */
  commit(draw: string, by: Account, commitment: string): void {
    const { store, journal } = this.#parts;
    journal.transact(() => {
      if (!this.#existing(draw).request.commission.includes(by.id)) {
        throw new Refused('WRONG_ROLE', `draft ${draw}: you are not of its commission`);
      }
      store.setCommitment(draw, by.id, commitment);
      journal.append('draft.committed', { draw, by: by.id, commitment });
    });
  }

  /**
   * Makes a draw of a draft: plan and commitments are journalled and broadcast.
   * @throws TirazhError WRONG_STATE while a commitment is missing
   */
  publish(draw: string, by: Account): string {
    const { store, journal, planner, draws, registrations } = this.#parts;
    return journal.transact(() => {
      const draft = this.#existing(draw);
      for (const rule of this.#rules) rule(draw, draft.request);
      this.#expectCommitments(draft);
      const redrawOf = draft.redrawOf === null ? null : draws.get(draft.redrawOf);
      const entries = this.#listFor(draft, redrawOf, by);
      planner.plan({ ...this.#planDraft(draft.request, draft), drawId: draw, ...(entries && { entries }) });
      if (redrawOf && !entries) registrations.carryOver(redrawOf.id, draw, draft.excluded);
      store.end(draw, 'published');
      journal.append('host.planned', { account: by.id, draw });
      return draw;
    });
  }

  /** What a redraw of a draw would be. @throws TirazhError where it cannot be: too few entries left, no money left */
  checkRedraw(old: StoredDraw, excluded: readonly string[]): { next: string; request: DraftRequest } {
    const { planner, entries, registrations, now } = this.#parts;
    const { plan, entryList } = old;
    const left = (entryList ? entries.count(old.id) : registrations.carriable(old.id)) - excluded.length;
    const needed = plan.winners + plan.reserves;
    if (left < needed) {
      const params = { entries: Math.max(0, left), needed };
      throw new Refused('WRONG_STATE', `draw ${old.id}: ${left} entries are left, ${needed} needed`, {
        ...{ reason: 'too-few-entries', params },
      });
    }
    const members = this.#members();
    const request: DraftRequest = {
      closesAt: new Date(now() + REDRAW_CLOSES_MS).toISOString(),
      startsAt: new Date(now() + REDRAW_STARTS_MS).toISOString(),
      prizes: plan.prizes.map(({ place: _, ...choice }) => choice),
      reserves: plan.reserves,
      entries: entryList ? { kind: 'list', list: entryList } : { kind: 'tickets' },
      commission: plan.contributors.filter((id) => members.has(id)),
      title: plan.title,
    };
    const { drawId } = planner.check({ ...this.#planDraft(request, null), redrawOf: old });
    return { next: drawId, request };
  }

  /** Drafts the draw that is held instead of `old`, with the same prizes and commission. In the transaction of the act. */
  redraw(old: StoredDraw, excluded: readonly string[], by: string): string {
    const { next, request } = this.checkRedraw(old, excluded);
    if (old.phase === 'aborted' && old.entryList === null) this.#parts.registrations.hold(old.id);
    this.#add(next, request, by, old.id, excluded);
    return next;
  }

  /** @throws Refused NOT_FOUND */
  #existing(draw: string): StoredDraft {
    const draft = this.#parts.store.get(draw);
    if (!draft) throw new Refused('NOT_FOUND', `draft ${draw}: there is no such draft`);
    return draft;
  }

  #add(
    draw: string,
    request: DraftRequest,
    createdBy: string,
    redrawOf: string | null,
    excluded: readonly string[],
  ): void {
    const { store, journal, now } = this.#parts;
    store.add({ draw, request, createdBy, createdMs: now(), redrawOf, excluded });
    journal.append('draft.created', { draw, by: createdBy, redrawOf });
  }

  #shown(draft: StoredDraft): DrawDraft {
    const { draw, request, createdBy, createdMs, redrawOf } = draft;
    const commitments = this.#parts.store.commitments(draft);
    const isOfTickets = request.entries.kind === 'tickets';
    const takenThrough = isOfTickets
      ? this.#parts.planner.takenThrough(this.#planDraft(request, draft))
      : null;
    return {
      ...request,
      draw,
      createdBy,
      createdAt: new Date(createdMs).toISOString(),
      commitments,
      redrawOf,
      takenThrough,
    };
  }

  /** Ids of those who are of the commission now. */
  #members(): ReadonlySet<string> {
    const all = this.#parts.accounts.all();
    return new Set(all.flatMap(({ id, role, disabled }) => (role === 'commission' && !disabled ? [id] : [])));
  }

  /** @throws TirazhError BAD_INPUT for an id that is no member's */
  #expectCommission(ids: readonly string[]): void {
    const members = this.#members();
    for (const [i, id] of ids.entries()) {
      const params = { account: id };
      if (!members.has(id)) {
        const message = `commission: ${id} is no member of it`;
        throw new Refused('BAD_REQUEST', message, { reason: 'no-member', params });
      }
      if (ids.indexOf(id) !== i) {
        const message = `commission: ${id} stands there twice`;
        throw new Refused('BAD_REQUEST', message, { reason: 'member-twice', params });
      }
    }
  }

  #expectCommitments(draft: StoredDraft): void {
    const { store, accounts } = this.#parts;
    const missing = store.commitments(draft).filter(({ commitment }) => commitment === null);
    if (missing.length === 0) return;
    const names = missing.map(({ account }) => accounts.get(account)?.name ?? account).join(', ');
    throw new Refused('WRONG_STATE', `draft ${draft.draw}: the commitment of ${names} is not here yet`, {
      ...{ reason: 'commitments-missing', params: { names } },
    });
  }

  #listed(list: string, request: DraftRequest): ListedEntries {
    const known = this.#parts.entryLists.get(list);
    if (!known) {
      throw new Refused('BAD_REQUEST', `entries: there is no list ${list}`, { reason: 'no-such-list' });
    }
    const { name, count } = known;
    return { list, count, title: request.title ?? { kk: name, ru: name, en: name } };
  }

  /** The draft as the planner takes it; commitments as far as they are here. @param draft null while there is none yet */
  #planDraft(request: DraftRequest, draft: StoredDraft | null): PlanDraft {
    const { closesAt, startsAt, reserves, prizes, entries } = request;
    const given = draft ? this.#parts.store.commitments(draft) : [];
    const redrawOf = draft?.redrawOf ? this.#parts.draws.get(draft.redrawOf) : null;
    return {
      closesMs: Date.parse(closesAt),
      startsMs: Date.parse(startsAt),
      ...{ reserves, prizes, automatic: false, standIns: [] },
      outsiders: given.flatMap(({ account, commitment }) =>
        commitment ? [{ contributor: account, commitment }] : [],
      ),
      ...(entries.kind === 'list' && { entries: this.#listed(entries.list, request) }),
      ...(redrawOf && { redrawOf }),
    };
  }

  /** The list that a draw's entries come from, null for tickets; a redraw's is made now: the old one without those left out. */
  #listFor(
    { request, excluded }: StoredDraft,
    redrawOf: StoredDraw | null,
    by: Account,
  ): ListedEntries | null {
    if (request.entries.kind === 'tickets') return null;
    const listed = this.#listed(request.entries.list, request);
    const lines = redrawOf && this.#parts.entries.carried(redrawOf.id);
    if (!redrawOf || !lines) return listed;
    const kept = withoutEntries(lines, excluded);
    const { entryLists } = this.#parts;
    const { name } = entryLists.get(listed.list)!;
    const { list } = entryLists.add(kept, { name, createdBy: by.id, from: redrawOf.id });
    return { ...listed, list, count: kept.count };
  }
}
