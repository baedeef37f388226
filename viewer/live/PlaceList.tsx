/** Numbers that were found, as a list with places: for draws with more winners than a board has room for. */
import { useSignal } from '@preact/signals';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { tenge } from '../format/tenge.ts';
import { entryText } from '../show/entryText.ts';
import { prizeOf } from '../show/prizes.ts';
import type { BoardSlot } from '../show/screen.ts';
import { local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';

/** More than this are shown on request. */
const SHOWN = 24;

/** Whether the places win different prizes: only then is the prize worth its line. */
const differs = ({ prizes }: DrawState['plan']): boolean =>
  prizes.some(
    ({ name, amountTenge }) =>
      amountTenge !== prizes[0]?.amountTenge || local(name) !== local(prizes[0].name),
  );

function PlaceRow({ slot, state }: { slot: BoardSlot; state: DrawState }) {
  const texts = text().reveal;
  const { place, role, entry } = slot;
  const prize = differs(state.plan) ? prizeOf(state.plan, slot) : null;
  return (
    <li class={`place place-${role}`}>
      <span class="place-title">{fill(role === 'winner' ? texts.place : texts.reservePlace, { place })}</span>
      <b>{entryText(state.plan, entry ?? '')}</b>
      {prize && (
        <span class="place-prize">
          {local(prize.name)}, {tenge(prize.amountTenge)}
        </span>
      )}
    </li>
  );
}

/** @param found slots whose number is whole */
export function PlaceList({ found, state }: { found: readonly BoardSlot[]; state: DrawState }) {
  const isWhole = useSignal(false);
  if (found.length === 0) return null;
  const shown = isWhole.value ? found : found.slice(0, SHOWN);
  return (
    <div class="places">
      <h2 class="unseen">{text().reveal.results}</h2>
      <ol>
        {shown.map((slot) => (
          <PlaceRow key={`${slot.role}-${slot.place}`} slot={slot} state={state} />
        ))}
      </ol>
      {shown.length < found.length && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {fill(text().reveal.showAll, { count: found.length })}
        </button>
      )}
    </div>
  );
}
