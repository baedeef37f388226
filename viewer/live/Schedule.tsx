/** Draws to come and draws held, with their results. */
import type { DrawList, DrawSummary } from '../../broadcast/protocol/http.ts';
import { dayAndMonth, shortDate, timeOfDay } from '../format/almatyTime.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { tenge } from '../format/tenge.ts';
import { language, local, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';

const isOver = ({ phase }: DrawSummary): boolean => phase === 'completed' || phase === 'aborted';

function When({ startsAt, isPast }: { startsAt: string | null; isPast: boolean }) {
  if (startsAt === null) return <span class="draw-day">—</span>;
  const instantMs = Date.parse(startsAt);
  return (
    <time class="draw-when" dateTime={startsAt}>
      <span class="draw-day">{isPast ? shortDate(instantMs) : dayAndMonth(instantMs, language.value)}</span>
      <span class="draw-time">{timeOfDay(instantMs)}</span>
    </time>
  );
}

function Results({ draw }: { draw: DrawSummary }) {
  if (draw.phase === 'aborted') return <p class="draw-reason">{draw.reason ?? text().phase.aborted}</p>;
  const winners = draw.results.filter(({ role }) => role === 'winner');
  return (
    <ul class="draw-winners">
      {winners.map(({ place, entry }) => (
        <li key={place}>{groupedNumber(entry)}</li>
      ))}
    </ul>
  );
}

function DrawRow({ draw, onWatch }: { draw: DrawSummary; onWatch: (draw: string) => void }) {
  const isPast = isOver(draw);
  const prize = draw.prizes[0];
  return (
    <li class={`draw-row draw-${draw.phase}`}>
      <When startsAt={draw.startsAt} isPast={isPast} />
      <div class="draw-what">
        {isPast ? <Results draw={draw} /> : prize && <p class="draw-prize">{local(prize.name)}</p>}
        <p class="muted">
          <span class="draw-phase">{text().phase[draw.phase]}</span>
          {prize && <span>{tenge(prize.amountTenge)}</span>}
          <span>{plural(language.value, draw.entries, text().schedule.entries)}</span>
        </p>
      </div>
      <p class="draw-links">
        <a
          href={`/?draw=${draw.draw}&lang=${language.value}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onWatch(draw.draw);
          }}
        >
          {text().schedule.watch}
        </a>
        {draw.phase === 'completed' && (
          <a href={`/check?draw=${draw.draw}&lang=${language.value}`}>{text().schedule.check}</a>
        )}
      </p>
    </li>
  );
}

export interface ScheduleProps {
  readonly list: DrawList;
  /** The draw on the stage now: not listed again. */
  readonly onStage: string | null;
  readonly onWatch: (draw: string) => void;
}

/** Earliest first. */
const byStart = (a: DrawSummary, b: DrawSummary): number =>
  (a.startsAt ?? '').localeCompare(b.startsAt ?? '');

export function Schedule({ list, onStage, onWatch }: ScheduleProps) {
  const texts = text().schedule;
  const others = list.draws.filter(({ draw }) => draw !== onStage);
  const upcoming = others.filter((draw) => !isOver(draw)).toSorted(byStart);
  const past = others.filter(isOver);
  const groups = [
    { title: texts.upcoming, draws: upcoming },
    { title: texts.past, draws: past },
  ].filter(({ draws }) => draws.length > 0);
  return (
    <section class="schedule" aria-labelledby="schedule-title">
      <h2 id="schedule-title">{texts.title}</h2>
      {groups.length === 0 && <p class="muted">{texts.nothing}</p>}
      {groups.map(({ title, draws }) => (
        <div class="schedule-group" key={title}>
          <h3 class="eyebrow">{title}</h3>
          <ul>
            {draws.map((draw) => (
              <DrawRow key={draw.draw} draw={draw} onWatch={onWatch} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
