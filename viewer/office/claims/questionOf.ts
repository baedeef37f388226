/** The question before an act that cannot be taken back; null for one that can, or harms nothing. */
import type { ClaimActRequest, ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { REFUSAL_GROUNDS } from '../../../engine/claims/refusalGrounds.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { officeText } from '../text/officeText.ts';

export interface Question {
  readonly title: string;
  readonly about: string;
  readonly confirm: string;
  readonly isGrave: boolean;
}

export function questionOf(act: ClaimActRequest['act'], detail: ClaimDetail): Question | null {
  const texts = officeText().claims;
  const words = texts.next.confirm;
  const { serial, prize, quote } = detail;
  const grave = (title: string, about: string): Question => ({
    ...{ title, about: fill(about, { serial }), confirm: texts.acts[act.type], isGrave: true },
  });
  switch (act.type) {
    case 'pay': {
      const payTenge = quote.ok ? quote.quote.payTenge : prize.amountTenge;
      const isThing = act.form === 'in-kind';
      const sum = tenge(isThing ? prize.amountTenge : payTenge);
      return {
        title: isThing
          ? fill(words.payThing, { sum })
          : fill(words.pay, { sum, form: texts.forms[act.form] }),
        about: [fill(words.payAbout, { serial }), ...(act.ofAge ? [words.ofAge] : [])].join(' '),
        confirm: isThing ? texts.next.payThing : fill(texts.next.payMoney, { sum }),
        isGrave: false,
      };
    }
    case 'withdraw-ticket':
      if (!detail.draw || detail.draw.isHeld) return null;
      return grave(words['withdraw-ticket'], fill(words.withdrawAbout, { serial, draw: detail.draw.draw }));
    case 'refuse': {
      const ground = REFUSAL_GROUNDS[act.ground].text[language.value];
      return grave(words.refuse, fill(words.refuseAbout, { serial, ground }));
    }
    case 'return-ticket':
      return grave(words['return-ticket'], words.returnAbout);
    case 'close-expertise':
      return grave(
        fill(words['close-expertise'], { finding: texts.next.findings[act.finding] }),
        words.findingAbout,
      );
    case 'hand-to-police':
      return grave(words['hand-to-police'], words.policeAbout);
    case 'destroy-ticket':
      return grave(words['destroy-ticket'], words.destroyAbout);
    default:
      return null;
  }
}
