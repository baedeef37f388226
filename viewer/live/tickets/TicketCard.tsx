/** One ticket of mine: its receipt, what of it is proved, and what can be done with it. */
import type { Registered } from '../../../broadcast/protocol/http.ts';
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { groupedNumber } from '../../format/numberGroups.ts';
import { grouped } from '../../format/tenge.ts';
import { drawName } from '../../frame/drawName.ts';
import { ListPosition } from '../../frame/ListPosition.tsx';
import { saveFile } from '../../frame/saveFile.ts';
import { language, text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import type { MyTicket, MyTickets } from './myTickets.ts';
import { receiptFile } from './receiptFile.ts';

function save(receipt: Registered): void {
  const { name, text: content } = receiptFile(receipt);
  saveFile(name, new Blob([content], { type: 'application/json' }));
}

/** What the list says of it, in words; by its kind for style sheets. */
function standingOf(ticket: MyTicket, state: DrawState | null): readonly [kind: string, words: string] {
  const texts = text().myTickets;
  const { finding, receipt } = ticket;
  if (state?.draw !== receipt.draw) return ['elsewhere', texts.elsewhere];
  if (state.aborted) return ['released', texts.released];
  if (finding?.kind === 'proved') return ['proved', texts.proved];
  if (finding?.kind === 'broken' || finding?.kind === 'no') return ['broken', texts.broken];
  if (finding?.kind === 'other') return ['moved', fill(texts.moved, { draw: drawName(finding.draw) })];
  return state.frozen ? ['checking', texts.checking] : ['waits', texts.waits];
}

const SIGN: Readonly<Record<string, string>> = { proved: '✓', broken: '✕' };

interface TicketCardProps {
  readonly ticket: MyTicket;
  readonly mine: MyTickets;
  /** The draw that is watched. */
  readonly state: DrawState | null;
  readonly onWatch: (draw: string) => void;
}

function Buttons({ ticket, mine, state, onWatch }: TicketCardProps) {
  const texts = text().myTickets;
  const { receipt, isChecking, finding } = ticket;
  const isHere = state?.draw === receipt.draw;
  const mayProve = isHere && state?.frozen !== null && !state?.aborted && finding?.kind !== 'proved';
  return (
    <div class="my-ticket-acts">
      <button type="button" class="button-quiet" onClick={() => save(receipt)}>
        {texts.save}
      </button>
      {mayProve && (
        <button
          type="button"
          class="button-quiet"
          aria-disabled={isChecking}
          onClick={() => void mine.prove(receipt)}
        >
          {texts.prove}
        </button>
      )}
      <button
        type="button"
        class="button-quiet"
        aria-disabled={isChecking}
        onClick={() => void mine.checkReceipt(receipt)}
      >
        {texts.checkReceipt}
      </button>
      {!isHere && (
        <button type="button" class="button-quiet" onClick={() => onWatch(receipt.draw)}>
          {texts.watch}
        </button>
      )}
      <button type="button" class="button-quiet" onClick={() => mine.drop(receipt)}>
        {texts.drop}
      </button>
    </div>
  );
}

export function TicketCard(props: TicketCardProps) {
  const { ticket, state } = props;
  const { receipt, finding, receiptHolds, trouble } = ticket;
  const texts = text();
  const [kind, words] = standingOf(ticket, state);
  return (
    <li class="my-ticket" data-ticket={kind} data-receipt={receiptHolds ?? 'unchecked'}>
      <h3 class="my-ticket-number">{groupedNumber(receipt.number)}</h3>
      <p class="muted">
        {drawName(receipt.draw)} ·{' '}
        {fill(texts.register.receipt, {
          record: grouped(receipt.record),
          time: dayAndTime(Date.parse(receipt.registeredAt), language.value),
        })}
      </p>
      <p class={`my-ticket-standing my-ticket-${kind}`} role="status">
        {SIGN[kind] && <span aria-hidden="true">{SIGN[kind]} </span>}
        {words}
      </p>
      {finding?.kind === 'proved' && <ListPosition index={finding.index} entryCount={finding.entryCount} />}
      {receiptHolds !== null && (
        <p class={receiptHolds ? 'my-ticket-proved' : 'my-ticket-broken'} role="status">
          <span aria-hidden="true">{receiptHolds ? '✓' : '✕'} </span>
          {receiptHolds ? texts.myTickets.receiptHolds : texts.myTickets.receiptBroken}
        </p>
      )}
      {trouble !== null && (
        <p class="field-fault" role="alert">
          {trouble}
        </p>
      )}
      <Buttons {...props} />
    </li>
  );
}
