/** The stage: what a viewer came for. Prize and countdown first, the board during the reveal, the result after. */
import type { ComponentChildren } from 'preact';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { dayAndTime, exactTime, longDate } from '../format/almatyTime.ts';
import { grouped, tenge } from '../format/tenge.ts';
import { unquoted } from '../format/unquoted.ts';
import { drawName } from '../frame/drawName.ts';
import { ProtocolLinks } from '../frame/ProtocolLinks.tsx';
import { peopleNames } from '../frame/peopleNames.ts';
import { ShareLink } from '../frame/ShareLink.tsx';
import { focusOf } from '../show/focus.ts';
import { PrizeCar } from '../show/PrizeCar.tsx';
import { isCar, prizeOf } from '../show/prizes.ts';
import type { Screen } from '../show/screen.ts';
import { countdownEnd, type Headline, headlineOf, type Standing, standingOf } from '../show/standing.ts';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { ActNotices } from './ActNotices.tsx';
import { CountdownRing, StillRing } from './CountdownRing.tsx';
import { EmptyStage } from './EmptyStage.tsx';
import { EntriesCurve } from './EntriesCurve.tsx';
import { InsteadOf } from './InsteadOf.tsx';
import type { LiveModel } from './liveModel.ts';
import { nextStart } from './nextStart.ts';
import { PhaseRail } from './PhaseRail.tsx';
import { PrizeRibbon } from './PrizeRibbon.tsx';
import { allPrizes, eachWords, firstPrizeTitle } from './prizeWords.ts';
import { ResultPanel } from './ResultPanel.tsx';
import { RevealBoard } from './RevealBoard.tsx';
import { SealedPanel } from './SealedPanel.tsx';
import type { MyTickets } from './tickets/myTickets.ts';
import { TicketStrip } from './tickets/TicketStrip.tsx';

function Prize({ state, isOpen }: { state: DrawState; isOpen: boolean }) {
  const prize = state.plan.prizes[0];
  const all = allPrizes(state.plan);
  const each = eachWords(state.plan);
  return (
    <div class="prize">
      {prize && isCar(state.plan, prize) && <PrizeCar />}
      {prize && (
        <p class="prize-text">
          <span class="eyebrow">{firstPrizeTitle(state.plan)}</span>
          <span class="prize-name">{local(prize.name)}</span>
          <span class="prize-amount">{tenge(prize.amountTenge)}</span>
          {each && <span class="muted">{each}</span>}
          {all && <span class="muted">{all}</span>}
        </p>
      )}
      {isOpen && (
        <a class="button prize-join" href="#register">
          {text().register.title}
        </a>
      )}
    </div>
  );
}

function Fact({ label, value, children }: { label: string; value: string; children?: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>
        {value}
        {children}
      </dd>
    </div>
  );
}

const dayAndTimeOf = (instant: string | null): string =>
  instant === null ? '—' : dayAndTime(Date.parse(instant), language.value);

function Facts({ model, state }: { model: LiveModel; state: DrawState }) {
  const texts = text().stage;
  return (
    <dl class="facts">
      <Fact label={texts.entries} value={grouped(model.entries.value)}>
        {state.frozen === null && <EntriesCurve history={model.entryHistory.value} />}
      </Fact>
      <Fact label={texts.closing} value={dayAndTimeOf(state.plan.closesAt)} />
      <Fact label={texts.start} value={dayAndTimeOf(state.plan.startsAt)} />
      <Fact
        label={`${texts.winners} · ${texts.reserves.toLowerCase()}`}
        value={`${grouped(state.plan.winners)} · ${grouped(state.plan.reserves)}`}
      />
    </dl>
  );
}

/** The last of the five steps that this draw reached, also when it was stopped. */
function reachedStep(state: DrawState, { phase }: Screen) {
  if (phase !== 'aborted' && phase !== 'missed') return phase;
  if (state.slots.length > 0) return 'showing';
  if (state.sealed) return 'sealed';
  return state.frozen ? 'frozen' : 'open';
}

interface StageMainProps {
  readonly model: LiveModel;
  readonly mine: MyTickets;
  readonly state: DrawState;
  readonly screen: Screen;
  readonly standing: Standing;
}

/** The prize whose number is turning; null where that is the first, or a reserve. */
function prizeInFocus(state: DrawState, screen: Screen, nowMs: number) {
  const focus = focusOf(screen, nowMs);
  const slot = focus === null ? undefined : screen.board[focus];
  return slot ? prizeOf(state.plan, slot) : null;
}

function Waiting({ model, state, standing }: StageMainProps) {
  const endMs = countdownEnd(state, standing);
  if (endMs !== null) return <CountdownRing leftMs={endMs - model.nowMs.value} />;
  if (state.paused) return <StillRing isWhole={false} words={text().phase.paused} />;
  if (standing !== 'waiting' && standing !== 'missed') return null;
  return <StillRing isWhole={standing === 'waiting'} words={text().phase[standing]} />;
}

function StageMain(props: StageMainProps) {
  const { model, mine, state, screen } = props;
  const { phase } = screen;
  const nowMs = model.nowMs.value;
  if (phase === 'completed') return <ResultPanel model={model} mine={mine} state={state} screen={screen} />;
  if (phase === 'showing' || phase === 'sealed') {
    return (
      <div class="reveal">
        <PrizeRibbon state={state} prize={prizeInFocus(state, screen, nowMs)} title={text().stage.prize} />
        {phase === 'sealed' ? (
          <SealedPanel state={state} />
        ) : (
          <RevealBoard state={state} screen={screen} nowMs={nowMs} />
        )}
        <TicketStrip mine={mine} state={state} screen={screen} nowMs={nowMs} />
      </div>
    );
  }
  return (
    <div class="stage-pair">
      <Prize state={state} isOpen={props.standing === 'open'} />
      {phase === 'aborted' ? <Aborted state={state} /> : <Waiting {...props} />}
    </div>
  );
}

function Aborted({ state }: { state: DrawState }) {
  const { aborted, plan, draw } = state;
  if (!aborted) return null;
  return (
    <div class="stopped">
      <p class="eyebrow">{text().reveal.reason}</p>
      <blockquote>{aborted.reason}</blockquote>
      <p class="muted">{fill(text().acts.by, { names: peopleNames(aborted.by) })}</p>
      {!plan.rehearsal && (
        <>
          {plan.series !== null && <p>{text().reveal.ticketsFree}</p>}
          <ProtocolLinks draw={draw} />
        </>
      )}
    </div>
  );
}

interface StageBannerProps {
  readonly state: DrawState;
  readonly headline: Headline;
  /** The lottery's name stands in the masthead already. */
  readonly lottery: string | null;
}

function StageBanner({ state, headline, lottery }: StageBannerProps) {
  const name = drawName(state.draw);
  const title = state.plan.title && unquoted(local(state.plan.title));
  return (
    <div class="stage-banner">
      <div class="stage-line">
        <span class={`chip chip-${headline}`}>{text().phase[headline]}</span>
        <ShareLink draw={state.draw} title={name} />
      </div>
      {title && title !== lottery && <p class="eyebrow">{title}</p>}
      <h1 id="stage-title">{name}</h1>
      <p class="stage-hint">{text().phaseHint[headline]}</p>
    </div>
  );
}

function RehearsalMark() {
  const texts = text().rehearsal;
  return (
    <p class="rehearsal">
      <b>{texts.mark}</b> <span>{texts.note}</span>
    </p>
  );
}

/** "1 January 2027, 20:00": the next draw may be far away. */
const dateAndTime = (instantMs: number): string =>
  `${longDate(instantMs, language.value)}, ${exactTime(instantMs)}`;

/** After a draw: when the next one is. */
function NextDraw({ model, state }: { model: LiveModel; state: DrawState }) {
  const list = model.list.value;
  if (!list || (state.phase !== 'completed' && state.phase !== 'aborted')) return null;
  const startsAt = nextStart(list.draws, state.draw, model.nowMs.value);
  const texts = text().stage;
  return (
    <p class="next-draw">
      {startsAt === null ? texts.nextNone : fill(texts.nextAt, { time: dateAndTime(Date.parse(startsAt)) })}
    </p>
  );
}

/** This is another draw than the one on air: says so, and shows the way back. */
function Elsewhere({ model }: { model: LiveModel }) {
  return (
    <p class="stage-past">
      <span>{text().stage.past}</span>
      <button type="button" class="button-quiet" onClick={() => model.watch(null)}>
        {text().stage.toOnAir}
      </button>
    </p>
  );
}

export interface StageProps {
  readonly model: LiveModel;
  readonly mine: MyTickets;
  readonly onWatch: (draw: string) => void;
}

export function Stage({ model, mine, onWatch }: StageProps) {
  const state = model.state.value;
  const screen = model.screen.value;
  if (!state || !screen) return <EmptyStage model={model} />;
  const standing = standingOf(state, screen, model.nowMs.value);
  const headline = headlineOf(state, standing);
  const onAir = model.pulse.value?.onAir ?? null;
  const list = model.list.value;
  const known = new Set(list?.draws.map(({ draw }) => draw));
  const lottery = list && unquoted(local(list.lottery.name));
  return (
    <section
      class={`stage stage-${screen.phase}`}
      data-phase={screen.phase}
      data-headline={headline}
      data-draw={state.draw}
      aria-labelledby="stage-title"
    >
      <div class="stage-head">
        {state.plan.rehearsal && <RehearsalMark />}
        {onAir !== null && onAir !== state.draw && !state.plan.rehearsal && <Elsewhere model={model} />}
        <StageBanner state={state} headline={headline} lottery={lottery} />
        <InsteadOf state={state} list={list} onWatch={onWatch} />
        <ActNotices state={state} known={known} onWatch={onWatch} />
      </div>
      <StageMain model={model} mine={mine} state={state} screen={screen} standing={standing} />
      <div class="lower-third">
        <NextDraw model={model} state={state} />
        <PhaseRail phase={screen.phase} reached={reachedStep(state, screen)} />
        <Facts model={model} state={state} />
      </div>
    </section>
  );
}
