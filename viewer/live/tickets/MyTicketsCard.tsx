/** All tickets that were registered here, and whether they stay on this device. */
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { text } from '../../text/currentText.ts';
import type { MyTickets } from './myTickets.ts';
import { TicketCard } from './TicketCard.tsx';

export interface MyTicketsCardProps {
  readonly mine: MyTickets;
  readonly state: DrawState | null;
  readonly onWatch: (draw: string) => void;
}

export function MyTicketsCard({ mine, state, onWatch }: MyTicketsCardProps) {
  const texts = text().myTickets;
  const tickets = mine.tickets.value;
  if (tickets.length === 0) return null;
  return (
    <section class="card" id="my-tickets" aria-labelledby="my-tickets-title">
      <h2 id="my-tickets-title">{texts.title}</h2>
      <ul class="my-tickets">
        {tickets.map((ticket) => (
          <TicketCard
            key={`${ticket.receipt.draw} ${ticket.receipt.number}`}
            {...{ ticket, mine, state, onWatch }}
          />
        ))}
      </ul>
      <label class="my-tickets-keep">
        <input
          type="checkbox"
          checked={mine.isKept.value}
          onChange={({ currentTarget }) => mine.keep(currentTarget.checked)}
        />
        <span>
          {texts.keep}
          <small class="muted">{mine.isKept.value ? texts.kept : texts.notKept}</small>
        </span>
      </label>
    </section>
  );
}
