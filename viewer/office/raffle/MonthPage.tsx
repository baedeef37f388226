/** One month of a raffle: its participants, its draw, whoever holds the prize, what two people decide, and all that has been. */
import type { RaffleMonth } from '../../../broadcast/protocol/raffle.ts';
import { monthName } from '../../../engine/raffle/monthName.ts';
import { tenge } from '../../format/tenge.ts';
import { local } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf } from '../view/route.ts';
import { maySeePeople } from '../view/sections.ts';
import { DecisionsCard } from './DecisionsCard.tsx';
import { DrawCard } from './DrawCard.tsx';
import { deadlineMark, deadlineWords } from './deadlineWords.ts';
import { HolderCard } from './HolderCard.tsx';
import { ImportCard } from './ImportCard.tsx';
import type { MonthDesk } from './monthDesk.ts';
import { NoKeyBanner } from './NoKeyBanner.tsx';
import { PapersCard } from './PapersCard.tsx';
import { ParticipantSearch } from './ParticipantSearch.tsx';
import { StepsCard } from './StepsCard.tsx';

export interface MonthPageProps {
  readonly model: OfficeModel;
  readonly name: { readonly raffle: string; readonly month: string };
}

function Head({ month }: { month: RaffleMonth }) {
  const texts = officeText();
  const { deadline, amountTenge, phase } = month;
  return (
    <header class="card month-head" data-phase={phase}>
      <h1>{local(monthName(month.month))}</h1>
      <p>
        <b>{texts.raffle.phases[phase]}</b> · {tenge(amountTenge)}
      </p>
      <p>
        <span class={`flag flag-${deadlineMark(deadline) ?? 'calm'}`}>{deadlineWords(deadline)}</span>{' '}
        <span class="muted">{fill(texts.clause, { clause: deadline.clause })}</span>
      </p>
    </header>
  );
}

function Cards({ desk }: { desk: MonthDesk }) {
  const { month, me } = desk;
  const isBeforeDraw = month.aftermath.draws.length === 0;
  return (
    <div class="month-cards">
      <div class="column">
        <Head month={month} />
        {month.aftermath.holder && <HolderCard desk={desk} holder={month.aftermath.holder} />}
        <DecisionsCard desk={desk} />
        <DrawCard desk={desk} />
        <PapersCard desk={desk} />
      </div>
      <div class="column">
        <ImportCard desk={desk} isOpen={isBeforeDraw} />
        {month.imported && maySeePeople(me.role) && <ParticipantSearch desk={desk} />}
      </div>
      <StepsCard desk={desk} />
    </div>
  );
}

export function MonthPage({ model, name }: MonthPageProps) {
  const path = `/api/host/raffles/${encodeURIComponent(name.raffle)}/${encodeURIComponent(name.month)}`;
  const { body, trouble } = useAnswer<RaffleMonth>(model, path);
  const me = model.me.value;
  return (
    <div class="office-section" data-section="raffle" data-part="month">
      <a class="part" href={fragmentOf('raffle')}>
        ← {officeText().raffle.toBoard}
      </a>
      <Trouble words={trouble} />
      {body && <NoKeyBanner isReadable={body.isPeopleReadable} />}
      {body && me && <Cards desk={{ model, month: body, path, me }} />}
    </div>
  );
}
