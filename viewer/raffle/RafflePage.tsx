/** Results of raffles by month: who won by code, by name only where its holder agreed (clauses 16, 17), and how to check each draw. */
import type { RaffleResults } from '../../broadcast/protocol/raffle.ts';
import { monthName } from '../../engine/raffle/monthName.ts';
import type { Polled } from '../api/poll.ts';
import { grouped, tenge } from '../format/tenge.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { language, local } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { raffleText } from './text/raffleText.ts';

type Raffle = RaffleResults['raffles'][number];
type Month = Raffle['months'][number];

/** "2024-02-20" → "20.02.2024" */
const dayWords = (day: string): string => day.split('-').toReversed().join('.');

function Winner({ month }: { month: Month }) {
  const texts = raffleText();
  const { winner, name, phase } = month;
  if (winner === null) return <span class="muted">{texts.phases[phase]}</span>;
  return (
    <>
      <code>{winner}</code>
      {name !== null && <b> {name}</b>}
      <br />
      <span class="muted">{texts.phases[phase]}</span>
    </>
  );
}

function Deadline({ month: { deadline } }: { month: Month }) {
  const texts = raffleText();
  const isLate = deadline.state === 'overdue' || deadline.state === 'drawn-late';
  return (
    <>
      <span aria-hidden="true">{isLate ? '▲ ' : deadline.state === 'drawn-in-time' ? '✓ ' : ''}</span>
      {fill(texts.deadlines[deadline.state], { day: dayWords(deadline.lastDay) })}
    </>
  );
}

/** Each draw has its check page; where the month has several, which is which. */
function Checks({ draws }: { draws: readonly string[] }) {
  const texts = raffleText();
  return draws.map((draw) => (
    <span key={draw}>
      <br />
      <a href={`/check?draw=${draw}&lang=${language.value}`}>
        {draws.length === 1 ? texts.check : `${texts.check}: ${draw}`}
      </a>
    </span>
  ));
}

function MonthRow({ month }: { month: Month }) {
  const texts = raffleText();
  const { amountTenge, participants, reserves, draws } = month;
  return (
    <tr data-month={month.month} data-winner={month.winner}>
      <th scope="row">
        <span class="figures-month">{local(monthName(month.month))}</span>
      </th>
      <td data-label={texts.prize}>{tenge(amountTenge)}</td>
      <td data-label={texts.participants}>{participants === null ? '—' : grouped(participants)}</td>
      <td class="figures-words" data-label={texts.winner}>
        <span>
          <Winner month={month} />
        </span>
      </td>
      <td class="figures-words raffle-reserves" data-label={texts.reserves}>
        <span>
          {reserves.length === 0
            ? '—'
            : reserves.map((code, i) => (
                <span key={code}>
                  {i > 0 && ', '}
                  <code>{code}</code>
                </span>
              ))}
        </span>
      </td>
      <td class="figures-words" data-label={texts.draw}>
        <span>
          <Deadline month={month} />
          <Checks draws={draws} />
        </span>
      </td>
    </tr>
  );
}

function OneRaffle({ raffle }: { raffle: Raffle }) {
  const texts = raffleText();
  const id = `raffle-${raffle.raffle}`;
  const headings = [texts.month, texts.prize, texts.participants, texts.winner, texts.reserves, texts.draw];
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{local(raffle.name)}</h2>
      <p class="muted">{local(raffle.prize)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="figures-region" aria-label={local(raffle.name)} tabIndex={0}>
        <table class="figures-table raffle-table">
          <caption class="unseen">{texts.title}</caption>
          <thead>
            <tr>
              {headings.map((heading, i) => (
                <th key={heading} scope="col" class={i > 2 ? 'figures-words' : undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {raffle.months.map((month) => (
              <MonthRow key={month.month} month={month} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

export function RafflePage({ results }: { results: Polled<RaffleResults> }) {
  const texts = raffleText();
  const body = results.body.value;
  return (
    <>
      <Masthead name={texts.mast} />
      {results.refused.value && (
        <p class="notice" role="status">
          {texts.offline}
        </p>
      )}
      <main id="content" class="page" aria-busy={!body}>
        <h1>{texts.title}</h1>
        {body?.raffles.length === 0 && <p class="card">{texts.none}</p>}
        {body?.raffles.map((raffle) => (
          <OneRaffle key={raffle.raffle} raffle={raffle} />
        ))}
        <section class="card" aria-labelledby="codes-title">
          <h2 id="codes-title">{texts.codesTitle}</h2>
          <p>{texts.codes}</p>
        </section>
      </main>
      <PageFoot />
    </>
  );
}
