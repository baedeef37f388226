/** A movement that another part of the office has filled in: the form takes it up once, and nothing is moved by it. */
import { signal } from '@preact/signals';
import type { MovementForm } from './movementForm.ts';

export interface ProposedMovement {
  readonly series: number;
  readonly form: Partial<MovementForm>;
}

const proposed = signal<ProposedMovement | null>(null);

export function proposeMovement(series: number, form: Partial<MovementForm>): void {
  proposed.value = { series, form };
}

/** The series that a movement waits for; null: none does. */
export const proposedSeries = (): number | null => proposed.peek()?.series ?? null;

/** What was proposed for the series; gone with the asking. */
export function takeProposed(series: number): Partial<MovementForm> {
  const waiting = proposed.peek();
  if (waiting?.series !== series) return {};
  proposed.value = null;
  return waiting.form;
}
