/**
 * What the winner is and asks for: residency, which the tax depends on; cash or transfer; a thing or its value in money, with the policy
 * in force and the clauses that contradict each other about it.
 */
import { useSignal } from '@preact/signals';
import type { PayoutForm } from '../../../engine/claims/payoutForms.ts';
import type { PayoutQuote } from '../../../engine/claims/payoutQuote.ts';
import { tenge } from '../../format/tenge.ts';
import { Choice } from '../../host/frame/Choice.tsx';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { type ClaimDesk, doAct, mayNow } from './claimDesk.ts';
import { Remark } from './QuoteRemarks.tsx';

const FORMS: readonly PayoutForm[] = ['cash', 'transfer'];

interface RadiosProps<Value> {
  readonly label: string;
  readonly group: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  /** What cannot be had. */
  readonly closed?: Value;
  readonly onChoose: (value: Value) => void;
}

function Radios<Value>({ label, group, value, options, closed, onChoose }: RadiosProps<Value>) {
  return (
    <fieldset>
      <legend class="field-label">{label}</legend>
      <div class="radio-row">
        {options.map(([each, words]) => (
          <Choice
            key={words}
            group={group}
            isChosen={each === value}
            isFixed={closed !== undefined && each === closed}
            onChoose={() => onChoose(each)}
          >
            {words}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

/** The policy on a thing's value in money, its reading and its clauses. */
function ThingPolicy({ quote }: { quote: PayoutQuote }) {
  const texts = officeText().claims.choice;
  const { cashEquivalent, tax, taxWay, findings } = quote;
  const contradiction = findings.find(({ code }) => code === 'CASH_EQUIVALENT_CONTRADICTION');
  return (
    <>
      {taxWay.value === 'paid-first' && (
        <p class="small">
          {fill(texts.taxFirst, { sum: tenge(tax.taxTenge) })} <Clause clause={taxWay.clause} />
        </p>
      )}
      {contradiction && (
        <div class="small">
          <Remark finding={contradiction} />
        </div>
      )}
      {cashEquivalent && (
        <p class="small" data-policy={cashEquivalent.value}>
          {cashEquivalent.value === 'refuse' && <b>{texts.cashRefused} </b>}
          {cashEquivalent.reading?.[language.value]} <Clause clause={cashEquivalent.clause} />
        </p>
      )}
    </>
  );
}

/** Whether there is anything to choose: small prizes are paid in cash to anybody. */
function hasChoice({ detail }: ClaimDesk): boolean {
  const { quote, content, prize } = detail;
  if (!quote.ok || prize.inKind) return true;
  return quote.quote.tax.rate !== null || quote.quote.forms.value.length > 1 || content.resident !== null;
}

export function ChoiceCard({ desk }: { desk: ClaimDesk }) {
  const texts = officeText().claims;
  const { content, quote, prize } = desk.detail;
  const resident = useSignal(content.resident);
  const form = useSignal<PayoutForm | null>(content.wishes.form ?? null);
  const cashEquivalent = useSignal(content.wishes.cashEquivalent ?? false);
  const expertise = useSignal(content.wishes.expertise ?? false);
  const trouble = useSignal<string | null>(null);
  if (!mayNow(desk.detail, 'choose') || !hasChoice(desk)) return null;
  const known = quote.ok ? quote.quote : null;
  const forms = known ? known.forms.value : FORMS;

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wishes = {
      ...(form.value !== null && !cashEquivalent.value && { form: form.value }),
      ...(cashEquivalent.value && { cashEquivalent: true }),
      ...(expertise.value && { expertise: true }),
    };
    const outcome = await doAct(desk, { type: 'choose', resident: resident.value, wishes });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  return (
    <section class="card" aria-labelledby="choice-title" data-card="choice">
      <h2 id="choice-title">{texts.choice.title}</h2>
      <form class="act-form" noValidate onSubmit={(event) => void save(event)}>
        <Radios
          label={texts.choice.residency}
          group="resident"
          value={resident.value}
          options={[
            [true, texts.choice.resident],
            [false, texts.choice.nonResident],
          ]}
          onChoose={(value) => {
            resident.value = value;
          }}
        />
        {!prize.inKind && forms.length > 1 && (
          <Radios
            label={texts.choice.form}
            group="payout-form"
            value={form.value}
            options={forms.map((each) => [each, texts.forms[each]] as const)}
            onChoose={(value) => {
              form.value = value;
            }}
          />
        )}
        {prize.inKind && (
          <Radios
            label={texts.choice.thing}
            group="thing"
            value={cashEquivalent.value}
            options={[
              [false, texts.choice.inKind],
              [true, texts.choice.cashEquivalent],
            ]}
            {...(known?.cashEquivalent?.value === 'refuse' && { closed: true })}
            onChoose={(value) => {
              cashEquivalent.value = value;
            }}
          />
        )}
        {known && prize.inKind && <ThingPolicy quote={known} />}
        {known?.expertise.value !== 'required' && (
          <Choice
            isChosen={expertise.value}
            onChoose={(isChosen) => {
              expertise.value = isChosen;
            }}
          >
            {texts.choice.expertise}
          </Choice>
        )}
        <Trouble words={trouble.value} />
        <button type="submit" class="button button-second">
          {texts.choice.save}
        </button>
      </form>
    </section>
  );
}
