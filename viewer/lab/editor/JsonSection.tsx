/** The whole draft as text, for what no field shows and for those who would rather type. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { fill } from '../../text/fill.ts';
import type { Json } from '../draft/json.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { labText } from '../text/labText.ts';
import { Section } from './Section.tsx';

/** The parts that no other section edits. */
const PARTS = ['(document)', 'version', 'name', '$schema', 'trials', 'seed'];

/** What is being typed, and the draft that it left behind. */
interface Typing {
  readonly text: string;
  readonly draft: Json;
  /** Why it is no JSON; null where it is. */
  readonly syntax: string | null;
}

export function JsonSection({ bench }: { bench: BenchModel }) {
  const texts = labText().json;
  const id = useId();
  const typing = useSignal<Typing | null>(null);
  const draft = bench.draft.value;
  // Undone, reset or edited elsewhere: what was typed is about another draft.
  const now = typing.value?.draft === draft ? typing.value : null;
  const syntax = now?.syntax ?? null;
  const edit = (text: string): void => {
    let fault: string | null = null;
    try {
      bench.edit([], JSON.parse(text) as Json);
    } catch (thrown) {
      fault = (thrown as Error).message;
    }
    typing.value = { text, draft: bench.draft.value, syntax: fault };
  };
  return (
    <Section bench={bench} title={texts.title} parts={PARTS}>
      <p class="muted small">{texts.hint}</p>
      <div class={syntax === null ? 'field lab-field' : 'field lab-field field-faulty'}>
        <label class="unseen" for={id}>
          {texts.label}
        </label>
        <textarea
          id={id}
          class="json-text"
          rows={16}
          spellcheck={false}
          data-path="(document)"
          aria-invalid={syntax !== null}
          aria-describedby={`${id}-fault`}
          value={now?.text ?? JSON.stringify(draft, null, 2)}
          onInput={({ currentTarget }) => edit(currentTarget.value)}
          onBlur={() => {
            if (syntax === null) typing.value = null;
          }}
        />
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {syntax === null ? '' : fill(texts.syntax, { message: syntax })}
        </p>
      </div>
    </Section>
  );
}
