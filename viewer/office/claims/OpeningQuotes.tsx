/** What a prize comes to before a claim is opened: paid sum and tax for whoever it is, where, how and by when, with the clauses. */
import { CLAIM_REFUSAL_TEXTS } from '../../../engine/claims/claimRefusal.ts';
import type { OpeningQuote } from '../../../engine/claims/openingQuotes.ts';
import type { PayoutQuote } from '../../../engine/claims/payoutQuote.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { plural } from '../../text/plural.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';

function Sum({ resident, quote }: { resident: boolean | null; quote: PayoutQuote }) {
  const texts = officeText().claims;
  const { tax, payTenge, form } = quote;
  const who = resident === null ? null : resident ? texts.choice.resident : texts.choice.nonResident;
  return (
    <span>
      {who !== null && <span class="muted">{who}: </span>}
      <b>{form === 'in-kind' ? texts.quote.thing : tenge(payTenge)}</b>
      {tax.taxTenge > 0 && (
        <span class="muted small">
          {' '}
          {texts.quote.tax} {tenge(tax.taxTenge)}
        </span>
      )}
    </span>
  );
}

/** Where, how and by when do not depend on who it is. */
function Terms({ quote: { channel, forms, deadline } }: { quote: PayoutQuote }) {
  const texts = officeText().claims;
  const { dueOn, workingDays, dueClause } = deadline;
  const days =
    workingDays === null ? '' : `${plural(language.value, workingDays, texts.quote.workingDays)}, `;
  return (
    <>
      <div>
        <dt>
          {texts.quote.channel} <Clause clause={channel.clause} />
        </dt>
        <dd>
          {channel.name[language.value]}, {forms.value.map((form) => texts.forms[form]).join(' / ')}
        </dd>
      </div>
      <div>
        <dt>
          {texts.quote.due} <Clause clause={dueClause} />
        </dt>
        <dd>{dueOn === null ? `${days}${texts.quote.noDue}` : dayWords(dueOn)}</dd>
      </div>
    </>
  );
}

export function OpeningQuotes({ quotes }: { quotes: readonly OpeningQuote[] }) {
  const texts = officeText().claims.quote;
  const [first] = quotes;
  if (!first) return null;
  if (!first.quote.ok) {
    const { reason, clause } = first.quote.fault;
    return (
      <p class="small" data-fault={reason}>
        {CLAIM_REFUSAL_TEXTS[reason][language.value]} <Clause clause={clause} />
      </p>
    );
  }
  return (
    <dl class="opening-quote" data-opening={quotes.length}>
      <div>
        <dt>
          {texts.pay} <Clause clause={first.quote.quote.tax.clause} />
        </dt>
        <dd class="opening-sums">
          {quotes.map(
            ({ resident, quote }) =>
              quote.ok && <Sum key={String(resident)} resident={resident} quote={quote.quote} />,
          )}
        </dd>
      </div>
      <Terms quote={first.quote.quote} />
    </dl>
  );
}
