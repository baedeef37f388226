/** Everything else that can be done to the draw at hand, smaller than the one thing that is next. */
import type { ActKind } from '../../../broadcast/protocol/host.ts';
import { sideActs } from '../acts/possibleActs.ts';
import type { HostModel } from '../hostModel.ts';
import { mayAct, mayPlan } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';
import type { AtHand } from './atHand.ts';
import { askFor } from './press.ts';

function DraftActs({ model, atHand }: { model: HostModel; atHand: AtHand }) {
  const texts = hostText();
  const { draw, draft } = atHand;
  return (
    <>
      <button type="button" class="side-act" onClick={() => open({ view: 'plan', draw })}>
        {texts.draws.edit}
      </button>
      {draft?.redrawOf === null && (
        <button
          type="button"
          class="side-act side-act-grave"
          onClick={() => {
            model.question.value = { kind: 'drop', draw };
          }}
        >
          {texts.draws.drop}
        </button>
      )}
    </>
  );
}

export function SideActs({ model, atHand }: { model: HostModel; atHand: AtHand }) {
  const texts = hostText();
  const me = model.me.value;
  const { draft, state, acts } = atHand;
  if (!me) return null;
  if (draft) {
    return mayPlan(me) ? (
      <div class="side-acts">
        <DraftActs model={model} atHand={atHand} />
      </div>
    ) : null;
  }
  if (!state || !mayAct(me)) return null;
  const primary = model.primary.value;
  const isPrimary = (kind: ActKind): boolean => primary?.kind === 'ask' && primary.act === kind;
  const isWaiting = (kind: ActKind): boolean =>
    acts.some((act) => act.kind === kind && act.state === 'asked');
  const kinds = sideActs(state).filter((kind) => !isPrimary(kind) && !isWaiting(kind));
  const isRehearsal = state.plan.rehearsal === true;
  return (
    <div class="side-acts">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class={kind === 'abort' ? 'side-act side-act-grave' : 'side-act'}
          data-act={kind}
          onClick={() => askFor(model, kind)}
        >
          {texts.acts[kind]}
        </button>
      ))}
      {isRehearsal && mayPlan(me) && (
        <button
          type="button"
          class="side-act"
          onClick={() => {
            model.question.value = { kind: 'discard', draw: atHand.draw };
          }}
        >
          {texts.rehearsal.discard}
        </button>
      )}
    </div>
  );
}
