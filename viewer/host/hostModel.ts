/** Everything the host desk knows, as signals, and how it asks the server to do something. The server decides. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Desk, People, SignedIn } from '../../broadcast/protocol/host.ts';
import type { DrawList, JournalPage } from '../../broadcast/protocol/http.ts';
import { type Answer, request } from '../api/request.ts';
import { type ShowModel, startShowModel } from '../show/showModel.ts';
import { language } from '../text/currentText.ts';
import type { Question } from './acts/question.ts';
import { type AtHand, atHandOf, firstAtHand } from './air/atHand.ts';
import { type Primary, primaryOf } from './air/primary.ts';
import { refusalWords } from './api/refusalWords.ts';
import { createSender, type Order } from './api/sender.ts';
import { type ImportDesk, startImportDesk } from './lists/importDesk.ts';
import type { DraftForm } from './plan/draftForm.ts';
import { type SecretDesk, startSecretDesk } from './secret/secretDesk.ts';
import { route, settleOn } from './view/route.ts';

/** What became of a press. */
export type Outcome<Body> =
  | { readonly ok: true; readonly body: Body }
  /** `code` is the refusal's, or `OFFLINE`. */
  | { readonly ok: false; readonly code: string; readonly words: string };

export interface HostModel {
  /** Who is signed in; null: nobody; undefined: not known yet. */
  readonly me: ReadonlySignal<SignedIn | null | undefined>;
  readonly people: ReadonlySignal<readonly SignedIn[]>;
  readonly desk: ReadonlySignal<Desk | null>;
  readonly list: ReadonlySignal<DrawList | null>;
  readonly journal: ReadonlySignal<JournalPage | null>;
  /** Draws that a restored backup caught under way. */
  readonly held: ReadonlySignal<readonly string[]>;
  readonly isOffline: ReadonlySignal<boolean>;
  /** The draw at hand on the live channel, with the server's clock. */
  readonly show: ShowModel;
  /** Id of the draw or draft that the air view is about. */
  readonly chosen: ReadonlySignal<string | null>;
  readonly atHand: ReadonlySignal<AtHand | null>;
  readonly primary: ReadonlySignal<Primary | null>;
  readonly secrets: SecretDesk;
  readonly imports: ImportDesk;
  /** The plan form, kept while another part of the desk is open; null before it is. */
  readonly planForm: Signal<Signal<DraftForm> | null>;
  /** What the desk asks before it does something. */
  readonly question: Signal<Question | null>;
  /** Why the last press on the primary action came to nothing. */
  readonly trouble: Signal<string | null>;
  readonly isPressing: Signal<boolean>;
  /** Answers what went wrong in words, or null. */
  signIn(name: string, password: string): Promise<string | null>;
  signOut(): Promise<void>;
  refresh(): Promise<void>;
  refreshHouse(): Promise<void>;
  /** The draw is no more: another one comes to hand. */
  leave(draw: string): void;
  /** Does something, and looks at the desk anew. */
  act<Body>(order: Order): Promise<Outcome<Body>>;
}

const DESK_EVERY_MS = 2_000;
/** People, and what only a restored backup has. */
const HOUSE_EVERY_MS = 30_000;

/** Repeats something as long as somebody looks. */
function whileVisible(everyMs: number, work: () => void): void {
  setInterval(() => {
    if (document.visibilityState === 'visible') work();
  }, everyMs);
}

/** The two lists that the desk asks for every two seconds, and those that change seldom. */
function startHouse() {
  const me = signal<SignedIn | null | undefined>(undefined);
  const people = signal<readonly SignedIn[]>([]);
  const desk = signal<Desk | null>(null);
  const list = signal<DrawList | null>(null);
  const journal = signal<JournalPage | null>(null);
  const held = signal<readonly string[]>([]);
  const isOffline = signal(false);

  /** Notes what any answer says of the connection and of the session. */
  function heed(answer: Answer<unknown>): void {
    isOffline.value = !answer.ok && answer.offline;
    if (!answer.ok && !answer.offline && answer.refusal.code === 'NOT_SIGNED_IN') me.value = null;
  }

  const ask = <Body>(path: string): Promise<Answer<Body>> => request<Body>(path, language.peek());

  async function refreshHeld(): Promise<void> {
    const waiting = await ask<{ draws: string[] }>('/api/host/held');
    if (waiting.ok) held.value = waiting.body.draws;
  }

  async function refreshHouse(): Promise<void> {
    const [known] = await Promise.all([ask<People>('/api/host/people'), refreshHeld()]);
    if (known.ok) people.value = known.body.people;
  }

  async function refreshJournal(): Promise<void> {
    const answer = await ask<JournalPage>('/api/host/journal');
    if (answer.ok) journal.value = answer.body;
  }

  async function refresh(): Promise<void> {
    const [draws, now] = await Promise.all([ask<DrawList>('/api/draws'), ask<Desk>('/api/host/desk')]);
    heed(now);
    if (draws.ok) list.value = draws.body;
    if (now.ok) desk.value = now.body;
    // Somebody may have let one go on.
    if (held.peek().length > 0) await refreshHeld();
    if (route.peek().view === 'journal') await refreshJournal();
  }

  const refreshAll = async (): Promise<void> => {
    await Promise.all([refresh(), refreshHouse()]);
  };
  return { me, people, desk, list, journal, held, isOffline, heed, refresh, refreshHouse, refreshAll };
}

export function startHostModel(): HostModel {
  const house = startHouse();
  const { me, people, desk, list, journal, held, isOffline, refresh } = house;
  const show = startShowModel(null, { kind: 'console', onTurn: () => me.peek() && void refresh() });
  const send = createSender();

  async function act<Body>(order: Order): Promise<Outcome<Body>> {
    const answer = await send<Body>(order);
    house.heed(answer);
    await refresh();
    if (answer.ok) return answer;
    return {
      ok: false,
      code: answer.offline ? 'OFFLINE' : answer.refusal.code,
      words: refusalWords(answer)!,
    };
  }

  const chosen = signal<string | null>(null);
  const atHand = computed(() => {
    if (!desk.value || chosen.value === null) return null;
    const { state, screen, nowMs } = show;
    const live = { state: state.value, screen: screen.value, nowMs: nowMs.value };
    return atHandOf(chosen.value, { desk: desk.value, people: people.value, held: held.value, ...live });
  });
  const secrets = startSecretDesk({ me, atHand, desk, act });
  const primary = computed(() => {
    if (!me.value || !atHand.value) return null;
    const viewpoint = { me: me.value, people: people.value, isSecretHere: secrets.isHere.value };
    return primaryOf(atHand.value, viewpoint);
  });

  const imports = startImportDesk(act);
  const planForm = signal<Signal<DraftForm> | null>(null);
  const question = signal<Question | null>(null);
  const trouble = signal<string | null>(null);
  const isPressing = signal(false);
  // What went wrong was about the step before.
  const stand = computed(() => `${chosen.value} ${atHand.value?.stand}`);
  effect(() => {
    if (stand.value) trouble.value = null;
  });

  function leave(draw: string): void {
    if (chosen.peek() !== draw) return;
    chosen.value = null;
    if (route.peek().view === 'air') settleOn({ view: 'air', draw: null });
  }

  keepChosen({ house, chosen });
  keepWatching({ house, chosen, show });

  async function welcome(answer: Answer<SignedIn>): Promise<void> {
    if (!answer.ok) return;
    await house.refreshAll();
    me.value = answer.body;
  }

  async function recognise(): Promise<void> {
    const answer = await request<SignedIn>('/api/host/me', language.peek());
    isOffline.value = !answer.ok && answer.offline;
    if (answer.ok) await welcome(answer);
    else if (answer.offline) setTimeout(() => void recognise(), DESK_EVERY_MS);
    else me.value = null;
  }

  void recognise();
  whileVisible(DESK_EVERY_MS, () => me.peek() && void refresh());
  whileVisible(HOUSE_EVERY_MS, () => me.peek() && void house.refreshHouse());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && me.peek()) void refresh();
  });
  effect(() => {
    if (route.value.view === 'journal' && me.value) void refresh();
  });

  return {
    ...{
      me,
      people,
      desk,
      list,
      journal,
      held,
      isOffline,
      show,
      chosen,
      atHand,
      primary,
      secrets,
      imports,
      planForm,
    },
    ...{ question, trouble, isPressing, refresh, refreshHouse: house.refreshHouse, leave, act },
    async signIn(name, password) {
      const answer = await request<SignedIn>('/api/host/login', language.peek(), { name, password });
      isOffline.value = !answer.ok && answer.offline;
      await welcome(answer);
      return refusalWords(answer);
    },
    async signOut() {
      await request('/api/host/logout', language.peek(), {});
      me.value = null;
      desk.value = null;
      journal.value = null;
    },
  };
}

type House = ReturnType<typeof startHouse>;

/** The air view stays with its draw until a person chooses another: nothing changes under a finger. */
function keepChosen({ house, chosen }: { house: House; chosen: { value: string | null } }): void {
  effect(() => {
    const { view, draw } = route.value;
    if (view !== 'air') return;
    if (draw !== null) chosen.value = draw;
    else if (chosen.value !== null) settleOn({ view, draw: chosen.value });
    else if (house.me.value && house.desk.value) {
      const first = firstAtHand(house.list.value, house.desk.value, house.me.value);
      if (first !== null) settleOn({ view, draw: first });
    }
  });
}

interface Watching {
  readonly house: House;
  readonly chosen: ReadonlySignal<string | null>;
  readonly show: ShowModel;
}

/** Follows the chosen draw on the channel as soon as it is one: a draft is none yet. */
function keepWatching({ house, chosen, show }: Watching): void {
  let watched: string | null = null;
  effect(() => {
    const draw = chosen.value;
    const isDraw =
      house.list.value?.draws.some((each) => each.draw === draw) ||
      house.desk.value?.rehearsals.some((each) => each.draw === draw);
    if (draw === null || !isDraw || draw === watched) return;
    watched = draw;
    show.watch(draw);
  });
}
