/** What people decided about the draw, beside the verdict on its record: who, when, why, and what is held instead. */
import { dayAndTime } from '../format/almatyTime.ts';
import { drawName } from '../frame/drawName.ts';
import { peopleNames } from '../frame/peopleNames.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { foldedHash } from './foldedHash.ts';
import type { Standing } from './standing.ts';
import { checkText } from './text/checkText.ts';
import type { CallOff } from './verifyMessages.ts';

function Decision({ act: { reason, by, at } }: { act: CallOff }) {
  return (
    <>
      {reason !== '' && <blockquote>{reason}</blockquote>}
      <p class="muted">
        <time dateTime={at}>{dayAndTime(Date.parse(at), language.value)}</time>
        {'. '}
        {fill(text().acts.by, { names: peopleNames(by) })}
      </p>
    </>
  );
}

interface NextDrawProps {
  readonly draw: string;
  /** Draws whose plan is published. */
  readonly known: ReadonlySet<string>;
}

function NextDraw({ draw, known }: NextDrawProps) {
  const { toNext, nextToCome } = text().acts;
  if (!known.has(draw)) return <p>{nextToCome}</p>;
  return (
    <p>
      <a class="button button-second" href={`/?draw=${encodeURIComponent(draw)}&lang=${language.value}`}>
        {toNext}: {drawName(draw)}
      </a>
    </p>
  );
}

function Words({ standing, known }: StandingNoteProps) {
  const texts = checkText().standing;
  switch (standing.kind) {
    case 'in-force':
      return null;
    case 'rehearsal':
      return (
        <dl>
          <dt>{texts.rehearsalSeed}</dt>
          <dd>
            <code>{foldedHash(standing.seed)}</code>
          </dd>
        </dl>
      );
    case 'unknown': {
      const { draw, isListed } = standing;
      return (
        <>
          <p>{texts.later}</p>
          {isListed ? (
            <p>
              <a
                class="button button-second"
                href={`/check?draw=${encodeURIComponent(draw)}&lang=${language.value}`}
              >
                {fill(texts.look, { draw: drawName(draw) })}
              </a>
            </p>
          ) : (
            <p>{fill(texts.lookElsewhere, { draw })}</p>
          )}
        </>
      );
    }
    case 'annulled':
    case 'called-off':
      return (
        <>
          {standing.act && <Decision act={standing.act} />}
          {standing.next !== null && <NextDraw draw={standing.next} known={known} />}
        </>
      );
  }
}

export interface StandingNoteProps {
  readonly standing: Standing;
  readonly known: ReadonlySet<string>;
}

export function StandingNote({ standing, known }: StandingNoteProps) {
  const { kind } = standing;
  if (kind === 'in-force') return null;
  return (
    <section class={`standing standing-${kind}`} data-standing={kind}>
      <h2>{checkText().standing.titles[kind]}</h2>
      <Words standing={standing} known={known} />
    </section>
  );
}
