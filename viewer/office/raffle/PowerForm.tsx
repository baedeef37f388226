/** The power of attorney under which somebody comes for the winner (clause 14): without its number nobody does. */
import { useSignal } from '@preact/signals';
import type { PowerOfAttorney } from '../../../broadcast/protocol/raffle.ts';
import { Field } from '../../host/frame/Field.tsx';
import { DayField } from '../frame/DayField.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';

const NOTHING: PowerOfAttorney = { name: '', number: '', issuedOn: '', certifiedBy: '' };

export function PowerForm({ onEnter }: { onEnter: (power: PowerOfAttorney) => void }) {
  const texts = officeText().raffle.power;
  const power = useSignal(NOTHING);
  const trouble = useSignal<string | null>(null);

  function enter(event: SubmitEvent): void {
    event.preventDefault();
    const { name, number, issuedOn, certifiedBy } = power.value;
    const typed = {
      ...{ name: name.trim(), number: number.trim(), issuedOn, certifiedBy: certifiedBy.trim() },
    };
    trouble.value = Object.values(typed).includes('') ? texts.needed : null;
    if (trouble.value === null) onEnter(typed);
  }

  const words = (key: 'name' | 'number' | 'certifiedBy', maxLength: number) => (
    <Field
      label={texts[key]}
      value={power.value[key]}
      maxLength={maxLength}
      onEdit={(text) => {
        power.value = { ...power.value, [key]: text };
      }}
    />
  );
  return (
    <form noValidate class="column power-form" onSubmit={enter}>
      <h4>{texts.title}</h4>
      <p class="muted small">{texts.about}</p>
      {words('name', 300)}
      <div class="field-pair">
        {words('number', 60)}
        <DayField
          label={texts.issuedOn}
          value={power.value.issuedOn}
          whenEmpty="—"
          onEdit={(issuedOn) => {
            power.value = { ...power.value, issuedOn };
          }}
        />
      </div>
      {words('certifiedBy', 200)}
      <Trouble words={trouble.value} />
      <button type="submit" class="button button-second">
        {texts.submit}
      </button>
    </form>
  );
}
