/** The stage: what a viewer came for. Prize and countdown first, the board during the reveal, the result after. */
import type { ComponentChildren } from 'preact';
import type { DrawPhase, DrawState } from '../../engine/draw/drawState.ts';
import { dayAndTime } from '../format/almatyTime.ts';
import { grouped, tenge } from '../format/tenge.ts';
import { unquoted } from '../format/unquoted.ts';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { CountdownRing } from './CountdownRing.tsx';
import { EntriesCurve } from './EntriesCurve.tsx';
import type { LiveModel } from './liveModel.ts';
import { PhaseRail } from './PhaseRail.tsx';
import { PrizeCar } from './PrizeCar.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { RevealBoard } from './RevealBoard.tsx';
import { SealedPanel } from './SealedPanel.tsx';
import type { Screen } from './screen.ts';

function Prize({ state, isOpen }: { state: DrawState; isOpen: boolean }) {
  const prize = state.plan.prizes[0];
  return (
    <div class="prize">
      <PrizeCar />
      {prize && (
        <p class="prize-text">
          <span class="eyebrow">{text().stage.prize}</span>
          <span class="prize-name">{local(prize.name)}</span>
          <span class="prize-amount">{tenge(prize.amountTenge)}</span>
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

function StageMain({ model, state, screen }: { model: LiveModel; state: DrawState; screen: Screen }) {
  const { phase } = screen;
  const nowMs = model.nowMs.value;
  if (phase === 'showing') return <RevealBoard screen={screen} nowMs={nowMs} />;
  if (phase === 'sealed') return <SealedPanel state={state} />;
  if (phase === 'completed') return <ResultPanel model={model} state={state} screen={screen} />;
  const startsAt = state.plan.startsAt;
  return (
    <div class="stage-pair">
      <Prize state={state} isOpen={phase === 'open'} />
      {phase === 'aborted' && state.aborted ? (
        <Aborted reason={state.aborted.reason} by={state.aborted.by} />
      ) : (
        startsAt !== null &&
        phase !== 'missed' && (
          <CountdownRing leftMs={Date.parse(startsAt) - nowMs} label={text().stage.toDraw} />
        )
      )}
    </div>
  );
}

function Aborted({ reason, by }: { reason: string; by: readonly string[] }) {
  return (
    <div class="stopped">
      <p class="eyebrow">{text().reveal.reason}</p>
      <blockquote>{reason}</blockquote>
      <p class="muted">{fill(text().reveal.abortedBy, { names: by.join(', ') })}</p>
      <p>{text().reveal.ticketsFree}</p>
    </div>
  );
}

function StageBanner({ state, phase }: { state: DrawState; phase: DrawPhase }) {
  const hint = phase === 'aborted' ? '' : text().phaseHint[phase];
  return (
    <div class="stage-banner">
      <p class="stage-line">
        <span class={`chip chip-${phase}`}>{text().phase[phase]}</span>
        <span class="muted">{fill(text().schedule.number, { draw: state.draw })}</span>
      </p>
      <h1>{state.plan.title ? unquoted(local(state.plan.title)) : state.draw}</h1>
      <p class="muted">{hint}</p>
    </div>
  );
}

export function Stage({ model }: { model: LiveModel }) {
  const state = model.state.value;
  const screen = model.screen.value;
  if (!state || !screen) return <EmptyStage isKnown={model.answered.value} />;
  const onAir = model.pulse.value?.onAir ?? null;
  const isPast = onAir !== null && onAir !== state.draw;
  return (
    <section class={`stage stage-${screen.phase}`} data-phase={screen.phase} data-draw={state.draw}>
      {isPast && (
        <p class="stage-past">
          <span>{text().stage.past}</span>
          <button type="button" class="button-quiet" onClick={() => model.watch(null)}>
            {text().stage.toOnAir}
          </button>
        </p>
      )}
      <StageBanner state={state} phase={screen.phase} />
      <StageMain model={model} state={state} screen={screen} />
      <div class="lower-third">
        <PhaseRail phase={screen.phase} reached={reachedStep(state, screen)} />
        <Facts model={model} state={state} />
      </div>
    </section>
  );
}

function EmptyStage({ isKnown }: { isKnown: boolean }) {
  return (
    <section class="stage stage-empty" aria-busy={!isKnown}>
      <div class="prize">
        <PrizeCar />
      </div>
      <h1>{isKnown ? text().stage.none : text().link.connecting}</h1>
      {isKnown && <p class="muted">{text().stage.noneHint}</p>}
    </section>
  );
}
