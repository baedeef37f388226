/** Undo and redo: the states a document went through. */

/** More steps back than anybody takes. */
const LONGEST = 200;

export interface EditHistory<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last edit touched: further edits of the same thing are one step. Null after anything else. */
  readonly touched: string | null;
}

export const startHistory = <State>(present: State): EditHistory<State> => ({
  past: [],
  present,
  future: [],
  touched: null,
});

/** @param touched the field that is being typed into, null for an edit that is a step of its own */
export function edited<State>(
  history: EditHistory<State>,
  present: State,
  touched: string | null = null,
): EditHistory<State> {
  const goesOn = touched !== null && touched === history.touched;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-LONGEST);
  return { past, present, future: [], touched };
}

export function undone<State>(history: EditHistory<State>): EditHistory<State> {
  const previous = history.past.at(-1);
  if (history.past.length === 0 || previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    touched: null,
  };
}

export function redone<State>(history: EditHistory<State>): EditHistory<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, touched: null };
}
