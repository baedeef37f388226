/** My tickets on the running draw: digit by digit beside the number that is turning, and what became of them. */
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { groupedNumber, groupsOf } from '../../format/numberGroups.ts';
import type { Screen } from '../../show/screen.ts';
import { language, text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { MyTickets } from './myTickets.ts';
import { type OnBoard, ticketOnBoard } from './ticketOnBoard.ts';

/** More would push the board out of sight. */
const SHOWN = 3;

interface Standing {
  readonly number: string;
  readonly on: OnBoard;
}

const DIGIT = new Map<boolean | null, string>([
  [true, 'strip-hit'],
  [false, 'strip-miss'],
]);

function Digits({ number, on }: Standing) {
  const shown = 'shown' in on ? on.shown : [];
  const digits = [...number].map((digit, i) => ({ digit, i, mark: DIGIT.get(shown[i] ?? null) }));
  return (
    <span class="strip-digits" aria-hidden="true">
      {groupsOf(digits).map((group) => (
        <span key={group[0]!.i}>
          {group.map(({ digit, i, mark }) => (
            <span key={i} class={mark}>
              {digit}
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}

function wordsOf({ number, on }: Standing): string {
  const texts = text().myTickets.strip;
  if (on.kind !== 'won') return texts[on.kind];
  const values = { number: groupedNumber(number), place: on.place };
  return fill(on.role === 'winner' ? texts.won : texts.reserve, values);
}

/** Those that have something to tell first. */
const ORDER: readonly OnBoard['kind'][] = ['won', 'alive', 'waiting', 'out', 'lost'];

export interface TicketStripProps {
  readonly mine: MyTickets;
  readonly state: DrawState;
  readonly screen: Screen;
  /** The server's clock. */
  readonly nowMs: number;
}

export function TicketStrip({ mine, state, screen, nowMs }: TicketStripProps) {
  const texts = text().myTickets.strip;
  if (state.redrawn || !['sealed', 'showing', 'completed'].includes(screen.phase)) return null;
  const standing = mine.tickets.value
    .filter(({ receipt }) => receipt.draw === state.draw)
    .map(({ receipt: { number } }): Standing => ({ number, on: ticketOnBoard(number, screen, nowMs) }))
    .toSorted((a, b) => ORDER.indexOf(a.on.kind) - ORDER.indexOf(b.on.kind));
  if (standing.length === 0) return null;
  const rest = standing.length - SHOWN;
  return (
    <section class="strip" aria-label={texts.label}>
      {standing.slice(0, SHOWN).map(({ number, on }) => (
        <p key={number} class={`strip-ticket strip-${on.kind}`} data-strip={on.kind}>
          <Digits number={number} on={on} />
          <span class="unseen">{groupedNumber(number)}: </span>
          <span role={on.kind === 'won' || on.kind === 'lost' ? 'status' : undefined}>
            {wordsOf({ number, on })}
          </span>
        </p>
      ))}
      {rest > 0 && <p class="muted">{plural(language.value, rest, texts.more)}</p>}
    </section>
  );
}
