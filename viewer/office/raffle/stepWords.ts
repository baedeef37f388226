/** What happened to a month's prize, in words. Participants stand by their codes. */
import type { Decision, Step } from '../../../engine/raffle/aftermathSteps.ts';
import { fill } from '../../text/fill.ts';
import { officeText } from '../text/officeText.ts';

export function decisionWords(decision: Decision): string {
  const { decisions, losses } = officeText().raffle;
  switch (decision.type) {
    case 'lost':
      return fill(decisions.lost, { code: decision.code, why: losses[decision.why] });
    case 'handed-over':
      return fill(decisions['handed-over'], { code: decision.code });
    case 'closed':
      return decisions.closed;
  }
}

export function stepWords(step: Step): string {
  const { steps, channels, results, conditions } = officeText().raffle;
  switch (step.type) {
    case 'lost':
    case 'handed-over':
    case 'closed':
      return decisionWords(step);
    case 'contact':
      return fill(steps.contact, {
        ...{ code: step.code, channel: channels[step.channel], result: results[step.result] },
      });
    case 'condition-met':
    case 'condition-mistaken':
      return fill(steps[step.type], { code: step.code, condition: conditions[step.condition] });
    case 'act-sent':
      return fill(step.sent ? steps.actSent : steps.actUnsent, { code: step.code });
    case 'consent':
      return fill(step.granted ? steps.consentGiven : steps.consentRefused, { code: step.code });
    case 'proxy':
      return fill(step.present ? steps.proxySet : steps.proxyRemoved, { code: step.code });
    case 'drawn':
      return fill(steps.drawn, { winner: step.winner, reserves: step.reserves.join(', ') || '—' });
    case 'contact-mistaken':
    case 'annulled':
    case 'redraw-drafted':
    case 'redraw-called-off':
      return steps[step.type];
  }
}
