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

export function JsonSection({ bench }: { bench: BenchModel }) {
  const texts = labText().json;
  const id = useId();
  const typing = useSignal<string | null>(null);
  const syntax = useSignal<string | null>(null);
  const edit = (text: string): void => {
    typing.value = text;
    try {
      const draft = JSON.parse(text) as Json;
      syntax.value = null;
      bench.edit([], draft);
    } catch (fault) {
      syntax.value = (fault as Error).message;
    }
  };
  return (
    <Section bench={bench} title={texts.title} parts={PARTS}>
      <p class="muted small">{texts.hint}</p>
      <div class={syntax.value === null ? 'field lab-field' : 'field lab-field field-faulty'}>
        <label class="unseen" for={id}>
          {texts.label}
        </label>
        <textarea
          id={id}
          class="json-text"
          rows={16}
          spellcheck={false}
          data-path="(document)"
          aria-invalid={syntax.value !== null}
          aria-describedby={`${id}-fault`}
          value={typing.value ?? JSON.stringify(bench.draft.value, null, 2)}
          onInput={({ currentTarget }) => edit(currentTarget.value)}
          onBlur={() => {
            if (syntax.value === null) typing.value = null;
          }}
        />
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {syntax.value === null ? '' : fill(texts.syntax, { message: syntax.value })}
        </p>
      </div>
    </Section>
  );
}
