/** The stage without a draw: the first moments, a draw that does not exist, or none planned at all. */
import { tenge } from '../format/tenge.ts';
import { unquoted } from '../format/unquoted.ts';
import { PrizeCar } from '../show/PrizeCar.tsx';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { LiveModel } from './liveModel.ts';

function Words({ model }: { model: LiveModel }) {
  const texts = text();
  const wanted = model.wanted.value;
  if (!model.answered.value) return <h1>{texts.link.connecting}</h1>;
  if (wanted !== null) {
    return (
      <>
        <h1>{fill(texts.stage.unknown, { draw: wanted })}</h1>
        <p class="muted">{texts.stage.unknownHint}</p>
        <button type="button" class="button" onClick={() => model.watch(null)}>
          {texts.stage.toOnAir}
        </button>
      </>
    );
  }
  const list = model.list.value;
  return (
    <>
      {list && <p class="eyebrow">{unquoted(local(list.lottery.name))}</p>}
      <h1>{texts.stage.none}</h1>
      {list && list.fund.totalTenge > 0 && (
        <p class="empty-fund">
          <span class="muted">{texts.fund.title}</span>
          <span class="prize-amount">{tenge(list.fund.totalTenge)}</span>
        </p>
      )}
      <p class="muted">{texts.stage.noneHint}</p>
      <a class="button button-second" href={`/check?lang=${language.value}`}>
        {texts.pages.check}
      </a>
    </>
  );
}

export function EmptyStage({ model }: { model: LiveModel }) {
  return (
    <section class="stage stage-empty" aria-busy={!model.answered.value}>
      <div class="prize">
        <PrizeCar />
      </div>
      <Words model={model} />
    </section>
  );
}
