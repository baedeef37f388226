/** Where the draw stands, large enough to be read across a studio; what it counts down to; the one thing to do. */
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { clockText, remaining } from '../../format/remaining.ts';
import { drawName } from '../../frame/drawName.ts';
import { countdownEnd } from '../../show/standing.ts';
import { language, local, text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { HostModel } from '../hostModel.ts';
import { LateNotice } from '../plan/LateNotice.tsx';
import { hostText } from '../text/hostText.ts';
import type { AtHand, Stand } from './atHand.ts';
import { Board } from './Board.tsx';
import { Contributors } from './Contributors.tsx';
import { PrimaryAction } from './PrimaryAction.tsx';
import { SideActs } from './SideActs.tsx';

const COUNTED: Partial<Record<Stand, 'closing' | 'start'>> = {
  open: 'closing',
  closing: 'start',
  frozen: 'start',
  secrets: 'start',
};
/** Stands whose contributors are what everybody waits for. */
const GATHERING = new Set<Stand>(['gathering', 'ready', 'secrets', 'missed']);

interface Count {
  readonly label: string;
  readonly ms: number;
}

function countOf({ stand, state }: AtHand, nowMs: number): Count | null {
  const texts = hostText().counts;
  if (!state) return null;
  if (state.paused) return { label: texts.since, ms: nowMs - Date.parse(state.paused.at) };
  const counted = COUNTED[stand];
  if (counted === 'closing' && state.plan.closesAt !== null) {
    return { label: texts.toClosing, ms: Date.parse(state.plan.closesAt) - nowMs };
  }
  const endMs = counted === 'start' ? countdownEnd(state, 'frozen') : null;
  return endMs === null || endMs <= nowMs ? null : { label: texts.toStart, ms: endMs - nowMs };
}

function Countdown({ count }: { count: Count }) {
  const left = remaining(count.ms);
  return (
    <div class="desk-count" role="timer" aria-live="off">
      <span class="eyebrow">{count.label}</span>
      <b>
        {left.days > 0 && <small>{plural(language.value, left.days, text().stage.days)} </small>}
        {clockText({ ...left, days: 0 })}
      </b>
    </div>
  );
}

/** How many numbers take part, as far as it is known. */
function entriesOf({ draw, state }: AtHand, model: HostModel): number | null {
  if (state?.frozen) return state.frozen.entryCount;
  const pulse = model.show.pulse.value;
  if (pulse?.onAir === draw) return pulse.entries;
  return model.list.value?.draws.find((each) => each.draw === draw)?.entries ?? null;
}

function Facts({ atHand, model }: { atHand: AtHand; model: HostModel }) {
  const texts = hostText();
  const { draft, state } = atHand;
  const winners = state?.plan.winners ?? draft?.prizes.length ?? 0;
  const reserves = state?.plan.reserves ?? draft?.reserves ?? 0;
  const entries = entriesOf(atHand, model);
  const redrawOf = state?.plan.redrawOf ?? draft?.redrawOf ?? null;
  const title = state?.plan.title ?? draft?.title ?? null;
  return (
    <p class="hero-facts">
      {title && <span>{local(title)}</span>}
      <span>{plural(language.value, winners, texts.counts.winners)}</span>
      {reserves > 0 && <span>{plural(language.value, reserves, texts.counts.reserves)}</span>}
      {entries !== null && <span>{plural(language.value, entries, texts.counts.entries)}</span>}
      {redrawOf && <span>{fill(texts.draws.redrawOf, { draw: drawName(redrawOf) })}</span>}
    </p>
  );
}

/** Why the draw stands where it does, in the words of whoever decided it; null where nobody had to. */
function reasonOf(stand: Stand, { paused, aborted, notices }: DrawState): string | null {
  if (paused) return paused.reason;
  if (stand === 'redrawn') return notices.findLast(({ type }) => type === 'redrawn')?.reason ?? null;
  return stand === 'aborted' ? (aborted?.reason ?? null) : null;
}

export function Hero({ model, atHand }: { model: HostModel; atHand: AtHand }) {
  const texts = hostText();
  const { stand, state, screen } = atHand;
  const count = countOf(atHand, model.show.nowMs.value);
  const reason = state ? reasonOf(stand, state) : null;
  return (
    <section class={`hero hero-${stand}`} data-stand={stand} data-draw={atHand.draw} aria-live="off">
      <div class="hero-head">
        <div>
          <h1>{texts.stand[stand]}</h1>
          <Facts atHand={atHand} model={model} />
        </div>
        {count && <Countdown count={count} />}
      </div>
      {reason !== null && <blockquote class="act-reason">{reason}</blockquote>}
      {(reason === null || stand === 'redrawn') && <p class="hero-hint">{texts.hint[stand]}</p>}
      {atHand.draft && <LateNotice draft={atHand.draft} />}
      {screen && screen.board.length > 0 && <Board screen={screen} />}
      {GATHERING.has(stand) && <Contributors atHand={atHand} model={model} isLarge />}
      <PrimaryAction model={model} />
      <SideActs model={model} atHand={atHand} />
    </section>
  );
}
