/** Draws to come and draws held, with their results. */
import { useSignal } from '@preact/signals';
import type { DrawList, DrawSummary } from '../../broadcast/protocol/http.ts';
import { exactTime, longDate } from '../format/almatyTime.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { tenge } from '../format/tenge.ts';
import { unquoted } from '../format/unquoted.ts';
import { drawName, takesTickets } from '../frame/drawName.ts';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import { allPrizes } from './prizeWords.ts';

/** Of more winners than this the draw itself tells. */
const WINNERS_SHOWN = 3;
/** Older draws are listed on request. */
const PAST_SHOWN = 8;

const isOver = ({ phase }: DrawSummary): boolean => phase === 'completed' || phase === 'aborted';

function When({ startsAt }: { startsAt: string | null }) {
  if (startsAt === null) return <span class="draw-day">—</span>;
  const instantMs = Date.parse(startsAt);
  return (
    <time class="draw-when" dateTime={startsAt}>
      <span class="draw-day">{longDate(instantMs, language.value)}</span>
      <span class="draw-time">{exactTime(instantMs)}</span>
    </time>
  );
}

function Results({ draw }: { draw: DrawSummary }) {
  if (draw.phase === 'aborted') return <p class="draw-reason">{draw.reason ?? text().phase.aborted}</p>;
  const winners = draw.results.filter(({ role }) => role === 'winner');
  return (
    <ol class={draw.standing !== 'annulled' ? 'draw-winners' : 'draw-winners draw-void'}>
      {winners.slice(0, WINNERS_SHOWN).map(({ place, entry }) => (
        <li key={place}>
          {winners.length > 1 && <span class="muted">{fill(text().reveal.place, { place })}: </span>}
          {groupedNumber(entry)}
        </li>
      ))}
      {winners.length > WINNERS_SHOWN && <li class="muted">…</li>}
    </ol>
  );
}

/** The phase, and what people have made of it. */
function standingWords(draw: DrawSummary, onAir: string | null): string {
  const texts = text().schedule;
  const marks = [
    draw.draw === onAir && !isOver(draw) && draw.phase !== 'open' && texts.inAir,
    draw.isPaused && texts.paused,
    draw.redrawOf !== null && texts.redraw,
    draw.redrawnAs !== null && texts.void,
    draw.standing === 'certified' && texts.certified,
  ];
  return [text().phase[draw.phase], ...marks.filter((mark) => mark !== false)].join(', ');
}

interface DrawRowProps {
  readonly draw: DrawSummary;
  readonly onAir: string | null;
  readonly onWatch: (draw: string) => void;
}

/** What a draw from a list is of; one of the series is known by its number. */
const titleOf = ({ draw, title }: DrawSummary): string | null =>
  title === null || takesTickets(draw) ? null : unquoted(local(title));

function DrawRow({ draw, onAir, onWatch }: DrawRowProps) {
  const prize = draw.prizes[0];
  const title = titleOf(draw);
  const name = title === null ? drawName(draw.draw) : `${drawName(draw.draw)}, ${title}`;
  return (
    <li class={`draw-row draw-${draw.phase}`}>
      <When startsAt={draw.startsAt} />
      <div class="draw-what">
        <p class="draw-name">{name}</p>
        {isOver(draw) ? <Results draw={draw} /> : prize && <p class="draw-prize">{local(prize.name)}</p>}
        <p class="muted">
          <span class="draw-phase">{standingWords(draw, onAir)}</span>
          {prize && <span>{allPrizes(draw) ?? tenge(prize.amountTenge)}</span>}
          <span>{plural(language.value, draw.entries, text().schedule.entries)}</span>
        </p>
      </div>
      <p class="draw-links">
        <a
          href={`/?draw=${draw.draw}&lang=${language.value}`}
          aria-label={`${text().schedule.watch}: ${name}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onWatch(draw.draw);
          }}
        >
          {text().schedule.watch}
        </a>
        {draw.phase === 'completed' && (
          <a
            href={`/check?draw=${draw.draw}&lang=${language.value}`}
            aria-label={`${text().schedule.check}: ${name}`}
          >
            {text().schedule.check}
          </a>
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
  const isWhole = useSignal(false);
  const others = list.draws.filter(({ draw }) => draw !== onStage);
  const upcoming = others.filter((draw) => !isOver(draw)).toSorted(byStart);
  const past = others.filter(isOver);
  const groups = [
    { title: texts.upcoming, draws: upcoming },
    { title: texts.past, draws: isWhole.value ? past : past.slice(0, PAST_SHOWN) },
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
              <DrawRow key={draw.draw} draw={draw} onAir={list.onAir} onWatch={onWatch} />
            ))}
          </ul>
        </div>
      ))}
      {past.length > PAST_SHOWN && !isWhole.value && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {fill(texts.allPast, { count: past.length })}
        </button>
      )}
    </section>
  );
}
