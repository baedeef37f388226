/** Titles over a picture that somebody else makes: what is drawn, the time to it, the number, the winner. */
import type { DrawState } from '../../engine/draw/drawState.ts';
import { clockText, remaining } from '../format/remaining.ts';
import { tenge } from '../format/tenge.ts';
import { unquoted } from '../format/unquoted.ts';
import { drawName } from '../frame/drawName.ts';
import { SunMark } from '../frame/SunMark.tsx';
import { Cells } from '../show/Cells.tsx';
import { focusOf } from '../show/focus.ts';
import { NoticeStrip, RehearsalMark, standingNotice } from '../show/NoticeStrip.tsx';
import { prizeFund, prizeOf } from '../show/prizes.ts';
import type { BoardSlot, Screen } from '../show/screen.ts';
import type { ShowModel } from '../show/showModel.ts';
import { signalFault } from '../show/signalFault.ts';
import { slotTitle } from '../show/slotTitle.ts';
import { countdownEnd, headlineOf, type Standing, standingOf } from '../show/standing.ts';
import { showText } from '../show/text/showText.ts';
import { language, local, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import type { Corner } from './corner.ts';
import { FoundList } from './FoundList.tsx';

interface TitleProps {
  readonly state: DrawState;
  readonly screen: Screen;
  readonly standing: Standing;
  readonly nowMs: number;
}

/** A number of more characters stands on a line of its own. */
const MOST_BESIDE = 16;
const isLong = (slot: BoardSlot | null): boolean => slot !== null && slot.cells.length > MOST_BESIDE;

/** The slot in the titles; null while there is none to show. */
function titleSlot({ screen, standing, nowMs }: TitleProps): BoardSlot | null {
  if (standing !== 'showing' && standing !== 'completed') return null;
  return screen.board[focusOf(screen, nowMs) ?? -1] ?? null;
}

/** The lottery or the list. */
const titleOf = ({ plan, draw }: DrawState): string =>
  plan.title ? unquoted(local(plan.title)) : drawName(draw);

function Prize({ state, slot }: { state: DrawState; slot: BoardSlot | null }) {
  const prize = (slot && prizeOf(state.plan, slot)) ?? prizeFund(state.plan)?.first;
  if (!prize) return null;
  return (
    <p class="title-prize">
      {local(prize.name)} {prize.amountTenge > 0 && <b>{tenge(prize.amountTenge)}</b>}
    </p>
  );
}

/** What is won, or which draw comes instead of one that does not count. */
function Subject({ state, slot }: { state: DrawState; slot: BoardSlot | null }) {
  if (!state.redrawn) return <Prize state={state} slot={slot} />;
  return (
    <p class="title-prize">
      {showText().redraw.instead}: <b>{drawName(state.redrawn.next)}</b>
    </p>
  );
}

function Countdown({ leftMs }: { leftMs: number }) {
  const left = remaining(leftMs);
  const days = left.days > 0 ? `${plural(language.value, left.days, text().stage.days)} ` : '';
  return (
    <div class="title-countdown">
      <p class="title-label">{showText().toStart}</p>
      <p class="title-time">{leftMs <= 0 ? showText().starting : `${days}${clockText(left)}`}</p>
    </div>
  );
}

function Side(props: TitleProps) {
  const { state, screen, standing, nowMs } = props;
  const slot = titleSlot(props);
  if (slot) {
    const isFull = slot.entry !== null ? 'slot-full' : 'slot-active';
    return (
      <div class={`title-number slot-${slot.role} ${isFull}`} key={`${slot.role}-${slot.place}`}>
        <Cells plan={state.plan} slot={slot} nowMs={nowMs} />
        {standing === 'completed' && (
          <FoundList plan={state.plan} screen={screen} focus={screen.board.indexOf(slot)} />
        )}
      </div>
    );
  }
  const endMs = countdownEnd(state, standing);
  if (endMs !== null) return <Countdown leftMs={endMs - nowMs} />;
  return standing === 'sealed' ? <code class="title-hash">{state.sealed?.leafHash.slice(0, 16)}</code> : null;
}

function Title({ isStale, ...props }: TitleProps & { readonly isStale: boolean }) {
  const { state, screen, standing } = props;
  const slot = titleSlot(props);
  const winners = screen.board.filter(({ role }) => role === 'winner').length;
  const headline = headlineOf(state, standing);
  const head = slot && !state.redrawn ? slotTitle(slot, winners) : showText().standing[headline];
  return (
    <section
      class={`title${state.redrawn ? ' title-void' : ''}${isLong(slot) ? ' title-long' : ''}`}
      data-standing={standing}
    >
      <div class={isStale ? 'title-mark title-mark-stale' : 'title-mark'}>
        <SunMark />
      </div>
      <div class="title-words">
        <p class="title-name">{titleOf(state)}</p>
        <p class={slot && !state.redrawn ? 'title-head' : `title-head title-${headline}`}>{head}</p>
        <Subject state={state} slot={slot} />
        {state.aborted && <p class="title-reason">{state.aborted.reason}</p>}
      </div>
      <Side {...props} />
    </section>
  );
}

export function OverlayPage({ model, corner }: { model: ShowModel; corner: Corner }) {
  const state = model.state.value;
  const screen = model.screen.value;
  const nowMs = model.nowMs.value;
  const notice = state && standingNotice(state);
  const fault = signalFault(model);
  // Nothing goes on air that contradicts itself.
  const isShown = state !== null && screen !== null && fault?.kind !== 'alarm';
  return (
    <main class={`overlay overlay-${corner}`}>
      {isShown && (
        <div class="titles">
          {notice && <NoticeStrip notice={notice} />}
          <RehearsalMark state={state} />
          <Title
            state={state}
            screen={screen}
            standing={standingOf(state, screen, nowMs)}
            nowMs={nowMs}
            isStale={fault?.kind === 'lost'}
          />
        </div>
      )}
    </main>
  );
}
