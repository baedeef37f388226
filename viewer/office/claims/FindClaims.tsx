/** Claims to one ticket by its serial, or of one person by their IIN: the number goes into a body, and does not stay in the field. */
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { ClaimSummary, FoundClaims } from '../../../broadcast/protocol/claims.ts';
import { checkIin } from '../../../engine/identity/iin.ts';
import { digitsOf } from '../../format/numberGroups.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { readScan } from './scannedTicket.ts';

export interface FindClaimsProps {
  readonly model: OfficeModel;
  readonly mayFindPeople: boolean;
  /** Empty: of any ticket again. */
  readonly onSerial: (serial: string) => void;
  /** Null: of anybody again. */
  readonly onPerson: (claims: readonly ClaimSummary[] | null) => void;
}

export function FindClaims({ model, mayFindPeople, onSerial, onPerson }: FindClaimsProps) {
  const texts = officeText().claims;
  const id = useId();
  const serial = useRef<HTMLInputElement>(null);
  const iin = useRef<HTMLInputElement>(null);
  const trouble = useSignal<string | null>(null);
  const isFound = useSignal(false);

  function findTicket(event: SubmitEvent): void {
    event.preventDefault();
    const scan = readScan(serial.current!.value);
    trouble.value = scan.kind === 'unread' ? texts.counter.serialUnread : null;
    if (scan.kind === 'unread') return;
    serial.current!.value = scan.serial;
    serial.current!.select();
    isFound.value = true;
    onSerial(scan.serial);
  }

  async function findPerson(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const checked = checkIin(digitsOf(iin.current!.value));
    trouble.value = checked.ok ? null : texts.person.faults[`iin-${checked.reason}`];
    if (!checked.ok) return;
    iin.current!.value = '';
    const outcome = await model.look<FoundClaims>('/api/host/people/find', { iin: checked.iin });
    trouble.value = outcome.ok ? null : outcome.words;
    isFound.value = outcome.ok;
    onPerson(outcome.ok ? outcome.body.claims : null);
  }

  function clear(): void {
    isFound.value = false;
    trouble.value = null;
    serial.current!.value = '';
    onSerial('');
  }

  return (
    <>
      <div class="claim-search">
        <form noValidate onSubmit={findTicket}>
          <div class="field">
            <label for={`${id}-serial`}>{texts.list.serial}</label>
            <input
              ref={serial}
              id={`${id}-serial`}
              autoComplete="off"
              placeholder="001-00007-01"
              maxLength={64}
            />
          </div>
          <button type="submit" class="button button-second">
            {texts.list.find}
          </button>
        </form>
        {mayFindPeople && (
          <form noValidate onSubmit={(event) => void findPerson(event)}>
            <div class="field">
              <label for={`${id}-iin`}>{texts.list.iin}</label>
              <input
                ref={iin}
                id={`${id}-iin`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                aria-describedby={`${id}-note`}
              />
            </div>
            <button type="submit" class="button button-second">
              {texts.list.find}
            </button>
          </form>
        )}
        {isFound.value && (
          <button type="button" class="side-act" onClick={clear}>
            {texts.list.clear}
          </button>
        )}
      </div>
      {mayFindPeople && (
        <p id={`${id}-note`} class="muted small">
          {texts.list.iinNote}
        </p>
      )}
      <Trouble words={trouble.value} />
    </>
  );
}
