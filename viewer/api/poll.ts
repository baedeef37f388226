/** Reads a public address now and again, as long as somebody looks at the page. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { language } from '../text/currentText.ts';
import { type Answer, request } from './request.ts';

export interface Polled<Body> {
  /** The last good answer; null: none yet. */
  readonly body: ReadonlySignal<Body | null>;
  /** The newest answer where it was none; null: all is well, or nothing has come yet. */
  readonly refused: ReadonlySignal<Extract<Answer<Body>, { ok: false }> | null>;
}

/** @param pathOf asked anew each time; null: it is not known yet what to ask */
export function poll<Body>(pathOf: () => Promise<string | null>, everyMs: number): Polled<Body> {
  const body = signal<Body | null>(null);
  const refused = signal<Extract<Answer<Body>, { ok: false }> | null>(null);

  async function look(): Promise<void> {
    const path = await pathOf();
    const answer: Answer<Body> =
      path === null ? { ok: false, offline: true } : await request<Body>(path, language.peek());
    refused.value = answer.ok ? null : answer;
    if (answer.ok) body.value = answer.body;
  }

  void look();
  setInterval(() => document.visibilityState === 'visible' && void look(), everyMs);
  return { body, refused };
}
