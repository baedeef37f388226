/**
 * The countdown as a sun: its 60 grain-shaped rays light up with the seconds, the arc within closes over the last hour,
 * and at the start both are whole.
 */
import type { ComponentChildren } from 'preact';
import { clockText, remaining, ringClosed } from '../format/remaining.ts';
import { rayPath } from '../frame/sunRays.ts';
import { language, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';

const RAYS = 60;
const ARC_RADIUS = 82.5;
const rays = Array.from({ length: RAYS }, (_, index) => rayPath(index, RAYS, 90, 104, 1.1));

interface SunRingProps {
  /** Rays that are lit, from the top clockwise. */
  readonly lit: number;
  /** 0 to 1: how far the arc has closed. */
  readonly closed: number;
  readonly tone?: 'ring-last-minute' | 'ring-still';
  readonly children: ComponentChildren;
}

function SunRing({ lit, closed, tone, children }: SunRingProps) {
  return (
    <div class={tone ? `ring ${tone}` : 'ring'}>
      <svg viewBox="-108 -108 216 216" aria-hidden="true">
        <g class="ring-rays">
          {rays.map((path, index) => (
            <path key={path} d={path} class={index < lit ? 'lit' : ''} />
          ))}
        </g>
        <circle class="ring-track" r={ARC_RADIUS} />
        {/* Its length counts as 1: what is closed is drawn, the rest is a gap. */}
        <circle
          class="ring-arc"
          r={ARC_RADIUS}
          pathLength="1"
          stroke-dasharray={`${closed} 2`}
          transform="rotate(-90)"
        />
      </svg>
      {children}
    </div>
  );
}

export function CountdownRing({ leftMs }: { leftMs: number }) {
  if (leftMs <= 0) return <StillRing isWhole words={text().stage.starting} />;
  const left = remaining(leftMs);
  const tone = leftMs <= 60_000 ? 'ring-last-minute' : undefined;
  return (
    <SunRing lit={RAYS - left.seconds} closed={ringClosed(leftMs)} {...(tone && { tone })}>
      <div class="ring-text" role="timer">
        <span class="ring-label">{text().stage.toDraw}</span>
        <span class="ring-time">{clockText(left)}</span>
        {left.days > 0 && (
          <span class="ring-days">+ {plural(language.value, left.days, text().stage.days)}</span>
        )}
      </div>
    </SunRing>
  );
}

/** The same sun when nothing is counted: whole while the draw waits for a word, dark while it stands still. */
export function StillRing({ isWhole, words }: { isWhole: boolean; words: string }) {
  return (
    <SunRing lit={isWhole ? RAYS : 0} closed={isWhole ? 1 : 0} tone="ring-still">
      <p class="ring-text ring-words">{words}</p>
    </SunRing>
  );
}
