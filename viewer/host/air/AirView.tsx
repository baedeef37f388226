/** The draw at hand: where it stands, what to do, its run sheet and its people. */

import { drawName } from '../../frame/drawName.ts';
import { fill } from '../../text/fill.ts';
import { ActHistory } from '../acts/ActHistory.tsx';
import { WaitingActs } from '../acts/WaitingActs.tsx';
import type { HostModel } from '../hostModel.ts';
import { mayPlan } from '../people/may.ts';
import { SecretPanel } from '../secret/SecretPanel.tsx';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';
import { AfterDraw } from './AfterDraw.tsx';
import type { AtHand } from './atHand.ts';
import { Contributors } from './Contributors.tsx';
import { DrawPicker } from './DrawPicker.tsx';
import { Hero } from './Hero.tsx';
import { RunSheet } from './RunSheet.tsx';

/** Acts of other draws that wait for somebody: said, never jumped to. */
function Elsewhere({ model }: { model: HostModel }) {
  const texts = hostText().acts;
  const me = model.me.value;
  const chosen = model.chosen.value;
  const waiting = (model.desk.value?.acts ?? []).filter(
    ({ draw, state, askedBy }) => state === 'asked' && draw !== chosen && askedBy.id !== me?.id,
  );
  const draws = [...new Set(waiting.map(({ draw }) => draw))];
  return draws.map((draw) => (
    <p key={draw} class="desk-notice" role="status">
      {fill(texts.elsewhere, { draw: drawName(draw) })}
      <button type="button" class="button-quiet" onClick={() => open({ view: 'air', draw })}>
        {texts.goThere}
      </button>
    </p>
  ));
}

/** Why nothing happens to a draw that a restored backup caught under way; the large button lets it go on. */
function Held({ atHand: { isHeld } }: { atHand: AtHand }) {
  const texts = hostText().held;
  if (!isHeld) return null;
  return (
    <div class="desk-notice desk-notice-grave" role="alert">
      <div>
        <b>{texts.title}</b>
        <p>{texts.text}</p>
      </div>
    </div>
  );
}

/** Nothing at hand: none there, not there yet, or not there any more. */
function Nothing({ model }: { model: HostModel }) {
  const texts = hostText().draws;
  const draw = model.chosen.value;
  const isKnown =
    model.list.value?.draws.some((each) => each.draw === draw) ||
    model.desk.value?.rehearsals.some((each) => each.draw === draw);
  const me = model.me.value;
  return (
    <div class="nothing">
      <p class="muted">{draw === null ? texts.none : isKnown ? texts.loading : texts.unknown}</p>
      {draw === null && me && mayPlan(me) && (
        <button type="button" class="button" onClick={() => open({ view: 'plan', draw: null })}>
          {hostText().plan.title}
        </button>
      )}
    </div>
  );
}

export function AirView({ model }: { model: HostModel }) {
  const atHand = model.atHand.value;
  const texts = hostText();
  return (
    <>
      <Elsewhere model={model} />
      <DrawPicker model={model} />
      {!atHand && <Nothing model={model} />}
      {atHand && (
        <div class="air">
          <div class="air-main">
            {atHand.state?.plan.rehearsal && (
              <p class="rehearsal-mark" data-rehearsal>
                <b>{texts.rehearsal.mark}</b> {texts.rehearsal.markText}
              </p>
            )}
            <Held atHand={atHand} />
            <WaitingActs model={model} acts={atHand.acts} />
            <Hero model={model} atHand={atHand} />
            <SecretPanel model={model} atHand={atHand} />
            <AfterDraw atHand={atHand} />
            <ActHistory acts={atHand.acts} />
          </div>
          <div class="air-side">
            <RunSheet atHand={atHand} />
            <section class="card people" aria-labelledby="people-title">
              <h2 id="people-title">{texts.people.title}</h2>
              <Contributors atHand={atHand} model={model} />
            </section>
          </div>
        </div>
      )}
    </>
  );
}
