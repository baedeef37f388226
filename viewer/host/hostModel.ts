/** Everything the host desk knows, and what a host can do. The server decides; the desk only asks. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { DrawList, JournalPage, PlanRequest } from '../../broadcast/protocol/http.ts';
import { refusalText } from '../api/refusalText.ts';
import { type Answer, request } from '../api/request.ts';
import { language } from '../text/currentText.ts';

const REFRESH_EVERY_MS = 3_000;

export interface HostModel {
  /** Who is signed in; null: nobody; undefined: not known yet. */
  readonly host: ReadonlySignal<string | null | undefined>;
  readonly list: ReadonlySignal<DrawList | null>;
  readonly journal: ReadonlySignal<JournalPage | null>;
  readonly isOffline: ReadonlySignal<boolean>;
  /** Each answers what went wrong in words, or null. */
  signIn(name: string, password: string): Promise<string | null>;
  signOut(): Promise<void>;
  plan(plan: PlanRequest): Promise<{ draw: string } | { fault: string }>;
  start(draw: string): Promise<string | null>;
  abort(draw: string, reason: string): Promise<string | null>;
}

export function startHostModel(): HostModel {
  const host = signal<string | null | undefined>(undefined);
  const list = signal<DrawList | null>(null);
  const journal = signal<JournalPage | null>(null);
  const isOffline = signal(false);

  /** An answer's fault in words; a session that has ended shows the sign-in form again. */
  function faultOf(answer: Answer<unknown>): string | null {
    isOffline.value = !answer.ok && answer.offline;
    if (answer.ok) return null;
    if (!answer.offline && answer.refusal.code === 'NOT_SIGNED_IN') host.value = null;
    return refusalText(answer);
  }

  async function refresh(): Promise<void> {
    const [draws, page] = await Promise.all([
      request<DrawList>('/api/draws', language.value),
      request<JournalPage>('/api/host/journal', language.value),
    ]);
    faultOf(page);
    if (draws.ok) list.value = draws.body;
    if (page.ok) journal.value = page.body;
  }

  async function act(path: string, body: Readonly<Record<string, unknown>>): Promise<string | null> {
    const fault = faultOf(await request(path, language.value, body));
    await refresh();
    return fault;
  }

  async function recognise(): Promise<void> {
    const answer = await request<{ name: string }>('/api/host/me', language.value);
    isOffline.value = !answer.ok && answer.offline;
    host.value = answer.ok ? answer.body.name : null;
    if (answer.ok) await refresh();
  }

  void recognise();
  setInterval(() => {
    if (host.value && document.visibilityState === 'visible') void refresh();
  }, REFRESH_EVERY_MS);

  return {
    host,
    list,
    journal,
    isOffline,
    async signIn(name, password) {
      const answer = await request<{ name: string }>('/api/host/login', language.value, { name, password });
      if (!answer.ok) return faultOf(answer);
      host.value = answer.body.name;
      await refresh();
      return null;
    },
    async signOut() {
      await request('/api/host/logout', language.value, {});
      host.value = null;
      journal.value = null;
    },
    async plan(plan) {
      const answer = await request<{ draw: string }>('/api/host/draws', language.value, { ...plan });
      const fault = faultOf(answer);
      await refresh();
      return answer.ok ? { draw: answer.body.draw } : { fault: fault ?? '' };
    },
    start: (draw) => act(`/api/host/draws/${encodeURIComponent(draw)}/start`, {}),
    abort: (draw, reason) => act(`/api/host/draws/${encodeURIComponent(draw)}/abort`, { reason }),
  };
}
