/** In the masthead: how many watch, how good the clock is, who is signed in and as what. */
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';

export function WhoBar({ model }: { model: HostModel }) {
  const texts = hostText();
  const me = model.me.value;
  const { pulse, clockErrorMs } = model.show;
  const errorMs = clockErrorMs.value;
  if (!me) return null;
  return (
    <>
      {pulse.value && (
        <span class="who-viewers">{plural(language.value, pulse.value.viewers, texts.head.viewers)}</span>
      )}
      <span class="who-clock">
        {Number.isFinite(errorMs)
          ? fill(texts.head.clock, { ms: Math.max(1, Math.round(errorMs)) })
          : texts.head.noClock}
      </span>
      <span class="who" data-role={me.role}>
        <b>{me.name}</b>
        <span class={`role role-${me.role}`}>{texts.roles[me.role]}</span>
      </span>
      <button type="button" class="button-quiet" onClick={() => void model.signOut()}>
        {texts.signIn.out}
      </button>
    </>
  );
}
