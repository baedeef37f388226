/** The half of the stage that speaks: prize and countdown, the numbers as they turn, the result, the reason. */
import type { JSX } from 'preact';
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { dayAndTime, exactTime } from '../../format/almatyTime.ts';
import { drawName } from '../../frame/drawName.ts';
import { peopleNames } from '../../frame/peopleNames.ts';
import { prizeOf } from '../../show/prizes.ts';
import type { Screen } from '../../show/screen.ts';
import { countdownEnd, type Standing } from '../../show/standing.ts';
import { showText } from '../../show/text/showText.ts';
import { language, text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import type { StageModel } from '../stageModel.ts';
import { CheckCall } from './CheckCall.tsx';
import { Countdown } from './Countdown.tsx';
import { Instead } from './Instead.tsx';
import { LargeNumber, SmallNumbers } from './Numbers.tsx';
import { PrizeLine } from './PrizeLine.tsx';
import { PrizePicture } from './PrizePicture.tsx';

/** Small numbers that have room beside a large one. */
const MOST_SMALL = 2;

interface TellProps {
  readonly model: StageModel;
  readonly state: DrawState;
  readonly screen: Screen;
  readonly standing: Standing;
}

/** Further away than this, an instant is named with its day. */
const SAME_DAY_MS = 12 * 3_600_000;

function deadline({ plan }: DrawState, standing: Standing, nowMs: number): string | null {
  const instant = standing === 'open' ? plan.closesAt : plan.startsAt;
  if (instant === null) return null;
  const instantMs = Date.parse(instant);
  const isNear = Math.abs(instantMs - nowMs) < SAME_DAY_MS;
  const time = isNear ? exactTime(instantMs) : dayAndTime(instantMs, language.value);
  return fill(standing === 'open' ? showText().closesAt : showText().startsAt, { time });
}

/** What there is to know before the draw besides the time to it. */
function note(state: DrawState, standing: Standing, nowMs: number): string | null {
  const { hint } = showText();
  if (state.paused) return hint.paused;
  if (standing === 'closing' || standing === 'waiting') return hint[standing];
  return deadline(state, standing, nowMs);
}

function Before({ model, state, standing }: TellProps) {
  const { plan } = state;
  const nowMs = model.nowMs.value;
  const endMs = countdownEnd(state, standing);
  return (
    <>
      <PrizeLine plan={plan} prize={null} title={showText().prize} />
      <PrizePicture plan={plan} />
      <div class="before-foot">
        {endMs !== null && <Countdown leftMs={endMs - nowMs} />}
        <p class="before-note">{note(state, standing, nowMs)}</p>
        {plan.redrawOf && (
          <p class="before-note">{fill(showText().redraw.insteadOf, { draw: drawName(plan.redrawOf) })}</p>
        )}
      </div>
    </>
  );
}

function Sealed({ state }: TellProps) {
  const hash = state.sealed?.leafHash ?? '';
  return (
    <>
      <PrizeLine plan={state.plan} prize={null} title={showText().prize} />
      <div class="sealed-words">
        <h2>{showText().standing.sealed}</h2>
        <p>{showText().hint.sealed}</p>
        <code>{hash.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
    </>
  );
}

const winnersOf = ({ board }: Screen): number => board.filter(({ role }) => role === 'winner').length;

function Showing({ model, state, screen }: TellProps) {
  const focus = model.focus.value ?? 0;
  const slot = screen.board[focus]!;
  const nowMs = model.nowMs.value;
  return (
    <>
      <PrizeLine plan={state.plan} prize={prizeOf(state.plan, slot)} title={showText().prize} />
      <LargeNumber plan={state.plan} slot={slot} winners={winnersOf(screen)} nowMs={nowMs} />
      <SmallNumbers
        plan={state.plan}
        screen={screen}
        focus={focus}
        most={MOST_SMALL}
        nowMs={nowMs}
        isStill={model.isStill.value}
      />
    </>
  );
}

function Completed({ model, state, screen }: TellProps) {
  const winners = winnersOf(screen);
  const [first] = screen.board;
  const nowMs = model.nowMs.value;
  return (
    <>
      {state.redrawn ? (
        <Instead model={model} state={state} />
      ) : (
        <PrizeLine
          plan={state.plan}
          prize={winners === 1 && first ? prizeOf(state.plan, first) : null}
          title={text().reveal.congratulations}
        />
      )}
      {first && <LargeNumber plan={state.plan} slot={first} winners={winners} nowMs={nowMs} />}
      <div class={screen.board.length > 1 ? 'after' : 'after after-alone'}>
        <SmallNumbers
          plan={state.plan}
          screen={screen}
          focus={0}
          most={MOST_SMALL}
          nowMs={nowMs}
          isStill={model.isStill.value}
        />
        <CheckCall draw={state.draw} />
      </div>
    </>
  );
}

function Stopped({ model, state, standing }: TellProps) {
  const { aborted } = state;
  return (
    <>
      <PrizeLine plan={state.plan} prize={null} title={showText().plainPrize} />
      <div class="stopped-words">
        <h2>{showText().standing[standing]}</h2>
        {aborted && (
          <>
            <p class="eyebrow">{text().reveal.reason}</p>
            <blockquote>{aborted.reason}</blockquote>
            <p>{fill(text().reveal.abortedBy, { names: peopleNames(aborted.by) })}</p>
            {state.plan.series !== null && !state.redrawn && <p>{text().reveal.ticketsFree}</p>}
          </>
        )}
        {standing === 'missed' && <p>{showText().hint.missed}</p>}
      </div>
      <Instead model={model} state={state} />
    </>
  );
}

const PANELS: Readonly<Record<Standing, (props: TellProps) => JSX.Element>> = {
  open: Before,
  closing: Before,
  frozen: Before,
  waiting: Before,
  sealed: Sealed,
  showing: Showing,
  completed: Completed,
  aborted: Stopped,
  missed: Stopped,
};

/** The prize is large until there is something larger to say. */
const BEFORE = new Set<Standing>(['open', 'closing', 'frozen', 'waiting']);

export function TellPanel(props: TellProps) {
  const { standing, state } = props;
  const Panel = PANELS[standing];
  const time = BEFORE.has(standing) ? 'tell-before' : 'tell-during';
  return (
    <section class={`tell tell-${standing} ${time}${state.redrawn ? ' tell-void' : ''}`}>
      <Panel {...props} />
    </section>
  );
}
