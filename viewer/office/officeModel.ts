/** What every section of the office stands on: who is signed in, and how the server is asked. The server decides. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { People, SignedIn } from '../../broadcast/protocol/host.ts';
import { type Answer, answerOf, OFFLINE, request } from '../api/request.ts';
import { createSender, type Order } from '../host/api/sender.ts';
import { language } from '../text/currentText.ts';
import { type Outcome, outcomeOf } from './api/outcome.ts';

export interface OfficeModel {
  /** Who is signed in; null: nobody; undefined: not known yet. */
  readonly me: ReadonlySignal<SignedIn | null | undefined>;
  readonly people: ReadonlySignal<readonly SignedIn[]>;
  readonly isOffline: ReadonlySignal<boolean>;
  /** Counts what was done here, and time: whoever shows the server's facts reads them anew after each. */
  readonly version: ReadonlySignal<number>;
  /** Reads something. */
  ask<Body>(path: string): Promise<Outcome<Body>>;
  /** Asks with a body that stands in no address; nothing is changed by it. */
  look<Body>(path: string, json: Readonly<Record<string, unknown>>): Promise<Outcome<Body>>;
  /** Does something, once however often it is pressed. */
  act<Body>(order: Order): Promise<Outcome<Body>>;
  /** Sends something that changes nothing, such as a file to be previewed. */
  preview<Body>(order: Order): Promise<Outcome<Body>>;
  /** Hands over what may be kept under no key, such as people's data: sent again, it takes the place of itself. */
  hand<Body>(path: string, json: Readonly<Record<string, unknown>>): Promise<Outcome<Body>>;
  /** Has a file made and gives it; POST, because what it holds stands in no address. */
  download(path: string, json?: Readonly<Record<string, unknown>>): Promise<Outcome<Blob>>;
  /** Answers what went wrong in words, or null. */
  signIn(name: string, password: string): Promise<string | null>;
  signOut(): Promise<void>;
  nameOf(id: string): string;
}

const AGAIN_MS = 3_000;
/** Others work at the same books: what is on screen is read anew now and then. */
const ANEW_EVERY_MS = 20_000;

async function askForFile(path: string, json?: Readonly<Record<string, unknown>>): Promise<Answer<Blob>> {
  const body = json && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  try {
    const response = await fetch(path, { method: 'POST', ...body });
    return response.ok ? { ok: true, body: await response.blob() } : await answerOf<Blob>(response);
  } catch {
    return OFFLINE;
  }
}

export function startOfficeModel(): OfficeModel {
  const me = signal<SignedIn | null | undefined>(undefined);
  const people = signal<readonly SignedIn[]>([]);
  const isOffline = signal(false);
  const version = signal(0);
  const send = createSender();

  function heed<Body>(answer: Answer<Body>): Outcome<Body> {
    isOffline.value = !answer.ok && answer.offline;
    if (!answer.ok && !answer.offline && answer.refusal.code === 'NOT_SIGNED_IN') me.value = null;
    return outcomeOf(answer);
  }

  const ask = async <Body>(path: string): Promise<Outcome<Body>> =>
    heed(await request<Body>(path, language.peek()));

  async function welcome(answer: Answer<SignedIn>): Promise<void> {
    if (!answer.ok) return;
    const known = await ask<People>('/api/host/people');
    if (known.ok) people.value = known.body.people;
    me.value = answer.body;
  }

  async function recognise(): Promise<void> {
    const answer = await request<SignedIn>('/api/host/me', language.peek());
    isOffline.value = !answer.ok && answer.offline;
    if (answer.ok) await welcome(answer);
    else if (answer.offline) setTimeout(() => void recognise(), AGAIN_MS);
    else me.value = null;
  }

  void recognise();
  setInterval(() => {
    if (me.peek() && document.visibilityState === 'visible') version.value += 1;
  }, ANEW_EVERY_MS);
  return {
    ...{ me, people, isOffline, version, ask },
    look: async (path, json) => heed(await request(path, language.peek(), json)),
    async act(order) {
      const outcome = heed(await send(order));
      version.value += 1;
      return outcome as never;
    },
    preview: async (order) => heed(await send(order)) as never,
    async hand(path, json) {
      const outcome = heed(await request(path, language.peek(), json));
      version.value += 1;
      return outcome as never;
    },
    download: async (path, json) => heed(await askForFile(path, json)),
    async signIn(name, password) {
      const answer = await request<SignedIn>('/api/host/login', language.peek(), { name, password });
      isOffline.value = !answer.ok && answer.offline;
      await welcome(answer);
      const outcome = outcomeOf(answer);
      return outcome.ok ? null : outcome.words;
    },
    async signOut() {
      await request('/api/host/logout', language.peek(), {});
      me.value = null;
    },
    nameOf: (id) => people.value.find((person) => person.id === id)?.name ?? id,
  };
}
