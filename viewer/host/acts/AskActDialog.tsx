/** Asks for an act: what it means, why, and of a redraw who is left out. */
import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { groupedNumber } from '../../format/numberGroups.ts';
import type { QuestionTrouble } from '../../frame/QuestionDialog.tsx';
import { fill } from '../../text/fill.ts';
import { AskDialog } from '../frame/AskDialog.tsx';
import type { HostModel } from '../hostModel.ts';
import { needsReason } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { askOrder, troubleOf } from './orders.ts';
import type { Question } from './question.ts';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;
const GRAVE = new Set(['abort', 'redraw', 'foul']);

function ReasonField({ reason, fault }: { reason: Signal<string>; fault: Signal<boolean> }) {
  const texts = hostText().acts;
  const id = useId();
  return (
    <div class={fault.value ? 'field field-faulty' : 'field'}>
      <label for={id}>{texts.reason}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST_REASON}
        value={reason.value}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write this
        autoFocus
        onInput={(event) => {
          reason.value = event.currentTarget.value;
          fault.value = false;
        }}
      />
    </div>
  );
}

/** Those who were picked; old winners are ticked. */
function ExcludedField({ model, excluded }: { model: HostModel; excluded: Signal<readonly string[]> }) {
  const texts = hostText();
  const board = model.atHand.value?.screen?.board ?? [];
  const whole = board.flatMap(({ entry, role, place }) => (entry === null ? [] : [{ entry, role, place }]));
  if (whole.length === 0) return null;
  const toggle = (entry: string, isOut: boolean): void => {
    const others = excluded.value.filter((each) => each !== entry);
    excluded.value = isOut ? [...others, entry] : others;
  };
  return (
    <fieldset class="excluded">
      <legend>{texts.acts.excluded}</legend>
      <p class="muted small">{texts.acts.excludedHint}</p>
      <div class="excluded-list">
        {whole.map(({ entry, role, place }) => (
          <label key={entry} class="choice">
            <input
              type="checkbox"
              checked={excluded.value.includes(entry)}
              onChange={(event) => toggle(entry, event.currentTarget.checked)}
            />
            <b class="entry">{groupedNumber(entry)}</b>
            <span class="muted">
              {fill(role === 'winner' ? texts.after.place : texts.after.reserve, { place })}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Old winners of the draw at hand. */
const winnersOf = (model: HostModel): string[] =>
  (model.atHand.value?.screen?.board ?? []).flatMap(({ entry, role }) =>
    entry !== null && role === 'winner' ? [entry] : [],
  );

export interface AskActDialogProps {
  readonly model: HostModel;
  readonly question: Extract<Question, { kind: 'ask' }>;
  readonly onClose: () => void;
}

export function AskActDialog({ model, question, onClose }: AskActDialogProps) {
  const { act, draw, phase } = question;
  const texts = hostText().acts;
  const reason = useSignal(question.reason ?? (act === 'pause' ? texts.quickPause : ''));
  const isFaulty = useSignal(false);
  const excluded = useSignal<readonly string[]>(act === 'redraw' ? winnersOf(model) : []);
  const isExplained = needsReason(act);

  async function ask(): Promise<QuestionTrouble | null> {
    const words = reason.value.trim();
    if (isExplained && words.length < SHORTEST_REASON) {
      isFaulty.value = true;
      return { words: texts.reasonNeeded, isVoid: false };
    }
    const asked = { draw, act, phase, reason: isExplained ? words : null, excluded: excluded.value };
    return troubleOf(await model.act(askOrder(asked)));
  }

  return (
    <AskDialog
      draw={draw}
      title={texts[act]}
      explanation={texts.about[act]}
      confirm={act === 'pause' ? texts.askPause : texts.ask}
      isGrave={GRAVE.has(act)}
      onConfirm={ask}
      onClose={onClose}
    >
      {isExplained && (
        <>
          {act === 'redraw' && <ExcludedField model={model} excluded={excluded} />}
          <ReasonField reason={reason} fault={isFaulty} />
        </>
      )}
    </AskDialog>
  );
}
