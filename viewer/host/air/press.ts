/** What a press does: on the one large button, on the space bar, on Esc. */
import type { ActKind } from '../../../broadcast/protocol/host.ts';
import { askOrder } from '../acts/orders.ts';
import { canAsk } from '../acts/possibleActs.ts';
import type { HostModel } from '../hostModel.ts';
import { mayAct } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';
import type { Stand } from './atHand.ts';

/** The file picker of the secret's backup. */
export const BACKUP_PICKER = 'secret-backup';

/** Whether the show can be paused now by whoever is signed in. */
export function canPause({ me, atHand }: HostModel): boolean {
  const state = atHand.value?.state;
  return Boolean(state && me.value && mayAct(me.value) && canAsk('pause', state));
}

/** On air, from the word of two people to the last digit: the time in which a hand flies to Esc. */
const ON_AIR = new Set<Stand>(['starting', 'sealed', 'showing']);
export const isOnAir = ({ atHand }: HostModel): boolean => ON_AIR.has(atHand.value?.stand ?? 'open');

/** Stops the show at once: the reason can be put into better words later. */
export async function pauseNow(model: HostModel): Promise<void> {
  const state = model.atHand.value?.state;
  if (!state || !canPause(model)) return;
  const { draw, phase } = state;
  const asked = { draw, phase, act: 'pause', reason: hostText().acts.quickPause } as const;
  const outcome = await model.act(askOrder(asked));
  model.trouble.value = outcome.ok ? null : outcome.words;
}

/** Brings up the question about an act on the draw at hand. */
export function askFor(model: HostModel, act: ActKind, reason?: string): void {
  const state = model.atHand.value?.state;
  if (!state) return;
  const { draw, phase } = state;
  model.question.value = { kind: 'ask', act, draw, phase, ...(reason !== undefined && { reason }) };
}

export async function pressPrimary(model: HostModel): Promise<void> {
  const primary = model.primary.value;
  const draw = model.atHand.value?.draw;
  if (!primary || draw === undefined || model.isPressing.value) return;
  model.isPressing.value = true;
  model.trouble.value = null;
  try {
    switch (primary.kind) {
      case 'commit':
      case 'reveal':
        model.trouble.value = await model.secrets[primary.kind]();
        break;
      case 'restore':
        document.getElementById(BACKUP_PICKER)?.click();
        break;
      case 'publish':
        model.question.value = { kind: 'publish', draw };
        break;
      case 'confirm':
        model.question.value = { kind: 'confirm', act: primary.act };
        break;
      case 'ask':
        if (primary.act === 'pause') await pauseNow(model);
        else askFor(model, primary.act);
        break;
      case 'next':
        open({ view: 'air', draw: primary.draw });
        break;
      case 'wait':
        break;
    }
  } finally {
    model.isPressing.value = false;
  }
}
