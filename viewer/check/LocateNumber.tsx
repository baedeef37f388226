/** A number's place in the list that was just checked. */
import { useSignal } from '@preact/signals';
import { groupedNumber } from '../format/numberGroups.ts';
import { grouped } from '../format/tenge.ts';
import { ListPosition } from '../frame/ListPosition.tsx';
import { numberFault } from '../frame/NumberField.tsx';
import { NumberForm } from '../frame/NumberForm.tsx';
import { fill } from '../text/fill.ts';
import { type EntryPlace, findEntry, listsNumbers } from './findEntry.ts';
import { checkText } from './text/checkText.ts';

export function LocateNumber({ entries }: { entries: Uint8Array }) {
  const texts = checkText().check;
  const digits = useSignal('');
  const fault = useSignal<string | null>(null);
  const isOfList = !listsNumbers(entries);
  const found = useSignal<{ number: string; place: EntryPlace | null } | null>(null);

  function locate(event: SubmitEvent): void {
    event.preventDefault();
    found.value = null;
    fault.value = isOfList ? null : numberFault(digits.value);
    if (fault.value === null) found.value = { number: digits.value, place: findEntry(entries, digits.value) };
  }

  return (
    <section class="card">
      <h2>{texts.locate}</h2>
      <NumberForm digits={digits} isOfList={isOfList} fault={fault} finding={found} onSubmit={locate}>
        {found.value && <Located number={found.value.number} place={found.value.place} />}
      </NumberForm>
    </section>
  );
}

function Located({ number, place }: { number: string; place: EntryPlace | null }) {
  const texts = checkText().check;
  if (!place) {
    return (
      <div class="outcome">
        <p class="outcome-title">{fill(texts.notLocated, { number: groupedNumber(number) })}</p>
      </div>
    );
  }
  const index = grouped(place.index + 1);
  const count = grouped(place.entryCount);
  return (
    <div class="outcome outcome-good">
      <p class="outcome-title">{fill(texts.located, { number: groupedNumber(number), index, count })}</p>
      <ListPosition index={place.index} entryCount={place.entryCount} />
    </div>
  );
}
