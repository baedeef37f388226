/** What the server says at an address: read when the address changes, and anew after everything that was done here. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OfficeModel } from '../officeModel.ts';
import type { Outcome } from './outcome.ts';

export interface Heard<Body> {
  /** The last good answer to this address; null: none yet. */
  readonly body: Body | null;
  /** What went wrong with the newest question, in words; null: nothing. */
  readonly trouble: string | null;
}

interface Kept<Body> extends Heard<Body> {
  readonly path: string | null;
}

/** Reads in one or many steps. An answer to an older question is passed over. */
export function useReading<Body>(
  model: OfficeModel,
  path: string | null,
  read: (path: string) => Promise<Outcome<Body>>,
): Heard<Body> {
  const kept: Signal<Kept<Body>> = useSignal<Kept<Body>>({ path: null, body: null, trouble: null });
  const version = model.version.value;
  useEffect(() => {
    let isOver = false;
    if (path !== null)
      void read(path).then((outcome) => {
        if (isOver) return;
        const before = kept.peek().path === path ? kept.peek().body : null;
        kept.value = outcome.ok
          ? { path, body: outcome.body, trouble: null }
          : { path, body: before, trouble: outcome.words };
      });
    return () => {
      isOver = true;
    };
  }, [path, version]);
  const { path: of, body, trouble } = kept.value;
  return of === path ? { body, trouble } : { body: null, trouble: null };
}

/** @param path null: nothing is asked */
export const useAnswer = <Body>(model: OfficeModel, path: string | null): Heard<Body> =>
  useReading<Body>(model, path, (asked) => model.ask<Body>(asked));
