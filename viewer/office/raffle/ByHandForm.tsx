/** An act signed by hand: why not electronically, and which papers came (clause 7). Without that it is not logged. */
import { useSignal } from '@preact/signals';
import { Field } from '../../host/frame/Field.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';

export function ByHandForm({ onEnter }: { onEnter: (note: string) => void }) {
  const texts = officeText().raffle.byHand;
  const note = useSignal('');
  const trouble = useSignal<string | null>(null);

  function enter(event: SubmitEvent): void {
    event.preventDefault();
    trouble.value = note.value.trim() === '' ? texts.needed : null;
    if (trouble.value === null) onEnter(note.value);
  }

  return (
    <form noValidate class="column" onSubmit={enter}>
      <Field
        label={texts.note}
        value={note.value}
        maxLength={1000}
        onEdit={(text) => {
          note.value = text;
        }}
      />
      <Trouble words={trouble.value} />
      <button type="submit" class="button button-second">
        {texts.submit}
      </button>
    </form>
  );
}
