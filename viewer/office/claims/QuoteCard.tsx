/** What will be paid: gross, tax with its formula and rounding, net, by whom, how and by when, each with its clause. */
import type { ComponentChildren } from 'preact';
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { CLAIM_REFUSAL_TEXTS } from '../../../engine/claims/claimRefusal.ts';
import type { PayoutQuote } from '../../../engine/claims/payoutQuote.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { QuoteRemarks } from './QuoteRemarks.tsx';
import { taxWords } from './taxWords.ts';

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly clause?: string;
  readonly children: ComponentChildren;
}

function Line({ id, label, clause, children }: LineProps) {
  return (
    <div data-quote={id}>
      <dt>
        {label} {clause !== undefined && <Clause clause={clause} />}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function TaxLine({ quote }: { quote: PayoutQuote }) {
  const texts = officeText().claims.quote;
  const { tax, grossTenge, taxWay } = quote;
  const words = taxWords(tax, grossTenge, language.value);
  const sum = tenge(tax.taxTenge);
  return (
    <Line id="tax" label={texts.tax} clause={tax.clause}>
      <b>{sum}</b>
      <span class="muted small">
        {tax.rate === null && fill(texts.taxNone, { threshold: tenge(tax.thresholdTenge) })}
        {words &&
          (words.beforeRounding === null
            ? fill(texts.whole, { formula: words.formula, sum })
            : `${words.formula} = ${fill(texts.rounded, { exact: words.beforeRounding, how: texts.roundings[tax.rounding], sum })}`)}
      </span>
      {taxWay.value !== 'none' && (
        <span class="muted small">
          {taxWay.value === 'paid-first' ? texts.taxFirst : texts.taxWithheld}{' '}
          <Clause clause={taxWay.clause} />
        </span>
      )}
    </Line>
  );
}

function FormLine({ quote: { form, forms } }: { quote: PayoutQuote }) {
  const texts = officeText().claims;
  const open = forms.value.map((each) => texts.forms[each]).join(', ');
  return (
    <Line id="form" label={texts.quote.form} clause={forms.clause}>
      {form === null ? fill(texts.quote.formOpen, { forms: open }) : texts.forms[form]}
    </Line>
  );
}

function DueLines({ quote: { deadline } }: { quote: PayoutQuote }) {
  const texts = officeText().claims.quote;
  const { dueOn, dueClause, workingDays, outerOn, outerClause, expertiseDueOn } = deadline;
  return (
    <>
      <Line id="due" label={texts.due} clause={dueClause}>
        {dueOn === null ? texts.noDue : dayWords(dueOn)}
        {workingDays !== null && (
          <span class="muted small">{plural(language.value, workingDays, texts.workingDays)}</span>
        )}
      </Line>
      {expertiseDueOn !== null && (
        <Line id="expertise" label={texts.expertiseDue} clause="9.11">
          {dayWords(expertiseDueOn)}
        </Line>
      )}
      {outerOn !== dueOn && (
        <Line id="outer" label={texts.outer} clause={outerClause}>
          {dayWords(outerOn)}
        </Line>
      )}
    </>
  );
}

function Quote({ detail, quote }: { detail: ClaimDetail; quote: PayoutQuote }) {
  const texts = officeText().claims.quote;
  const { grossTenge, netTenge, payTenge, channel, payOn, tax, form } = quote;
  const law = { day: dayWords(payOn), mrp: tenge(tax.mrpTenge) };
  return (
    <>
      <dl class="quote">
        <Line id="gross" label={texts.gross}>
          {tenge(grossTenge)}
        </Line>
        <TaxLine quote={quote} />
        {form === 'in-kind' && (
          <Line id="net" label={texts.net}>
            {tenge(netTenge)}
          </Line>
        )}
        <div class="quote-pay" data-quote="pay">
          <dt>{texts.pay}</dt>
          <dd>
            <b>{form === 'in-kind' ? texts.thing : tenge(payTenge)}</b>
          </dd>
        </div>
        <Line id="channel" label={texts.channel} clause={channel.clause}>
          {channel.name[language.value]}
        </Line>
        <FormLine quote={quote} />
        <DueLines quote={quote} />
        {detail.reference !== null && (
          <Line id="reference" label={texts.reference}>
            {detail.reference}
          </Line>
        )}
      </dl>
      <p class="muted small">{fill(detail.content.payment ? texts.paidOn : texts.law, law)}</p>
      <QuoteRemarks quote={quote} />
    </>
  );
}

export function QuoteCard({ detail }: { detail: ClaimDetail }) {
  const { quote: answer } = detail;
  return (
    <section class="card" aria-labelledby="quote-title">
      <h2 id="quote-title">{officeText().claims.quote.title}</h2>
      {answer.ok ? (
        <Quote detail={detail} quote={answer.quote} />
      ) : (
        <p class="desk-notice" data-fault={answer.fault.reason}>
          <span>
            <span aria-hidden="true">○ </span>
            {CLAIM_REFUSAL_TEXTS[answer.fault.reason][language.value]} <Clause clause={answer.fault.clause} />
          </span>
        </p>
      )}
    </section>
  );
}
