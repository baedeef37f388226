/** Takes the winner's data down, or corrects them: all that is wrong is said at once, at its field. */
import { useSignal } from '@preact/signals';
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { Field } from '../../host/frame/Field.tsx';
import { DayField } from '../frame/DayField.tsx';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { type ClaimDesk, claimPath } from './claimDesk.ts';
import {
  type BankWay,
  faultOfField,
  fieldOfPath,
  type PersonFaults,
  type PersonField,
  type PersonForm,
  personFaults,
  personOf,
} from './personForm.ts';

const KINDS: readonly PersonForm['documentKind'][] = ['identity-card', 'passport', 'residence-permit'];
const WAYS: readonly BankWay[] = ['none', 'iban', 'card'];

const NAME_FIELDS: readonly PersonField[] = ['lastName', 'firstName', 'patronymic', 'iin', 'birthDay'];
const DOCUMENT_FIELDS: readonly PersonField[] = ['documentNumber', 'documentIssuedOn', 'documentIssuedBy'];
const CONTACT_FIELDS: readonly PersonField[] = ['address', 'phone', 'email'];

const fieldsOfBank = (way: BankWay): readonly PersonField[] =>
  way === 'none' ? [] : ['bankName', 'bankBic', way === 'iban' ? 'bankIban' : 'bankCard', 'bankBin'];

/** Puts the first faulty field in front of whoever types. */
const toFirstFault = (form: HTMLFormElement): void => {
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};

export interface PersonFieldsProps {
  readonly desk: ClaimDesk;
  readonly start: PersonForm;
  readonly onDone: () => void;
}

export function PersonFields({ desk, start, onDone }: PersonFieldsProps) {
  const texts = officeText().claims.person;
  const { quote } = desk.detail;
  const isTransfer = quote.ok && quote.quote.form === 'transfer';
  const begun: PersonForm = isTransfer && start.bankWay === 'none' ? { ...start, bankWay: 'iban' } : start;
  const form = useSignal(begun);
  const faults = useSignal<PersonFaults>({});
  const trouble = useSignal<string | null>(null);
  const isSending = useSignal(false);

  function edit(changes: Partial<PersonForm>): void {
    form.value = { ...form.value, ...changes };
    const left = Object.entries(faults.value).filter(([field]) => !Object.hasOwn(changes, field));
    faults.value = Object.fromEntries(left);
  }

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    const place = event.currentTarget as HTMLFormElement;
    faults.value = personFaults(form.value);
    trouble.value = null;
    if (Object.keys(faults.value).length > 0) {
      toFirstFault(place);
      return;
    }
    const path = `${claimPath(desk.detail.claim)}/person`;
    isSending.value = true;
    const outcome = await desk.model.hand<ClaimDetail>(path, { ...personOf(form.value) });
    isSending.value = false;
    if (outcome.ok) {
      onDone();
      return;
    }
    const named = (outcome.faults ?? []).flatMap(({ path: at }) => fieldOfPath(at) ?? []);
    faults.value = Object.fromEntries(named.map((field) => [field, faultOfField(field)]));
    trouble.value = named.length === 0 ? outcome.words : null;
    toFirstFault(place);
  }

  const input = (field: PersonField) => {
    const fault = faults.value[field];
    const words = fault === undefined ? null : texts.faults[fault];
    const onEdit = (value: string): void => edit({ [field]: value });
    if (field === 'birthDay' || field === 'documentIssuedOn')
      return (
        <div key={field}>
          <DayField
            label={texts.fields[field]}
            value={form.value[field]}
            whenEmpty={texts.unsaid}
            onEdit={onEdit}
          />
          <Trouble words={words} />
        </div>
      );
    return (
      <Field
        key={field}
        label={texts.fields[field]}
        value={form.value[field]}
        isNumber={field === 'iin' || field === 'bankCard'}
        fault={words}
        onEdit={onEdit}
      />
    );
  };

  return (
    <form class="act-form" noValidate onSubmit={(event) => void send(event)}>
      <div class="field-pair">{NAME_FIELDS.map(input)}</div>
      <div class="field-pair">
        <Select
          label={texts.fields.documentKind}
          value={form.value.documentKind}
          options={KINDS.map((kind) => [kind, texts.kinds[kind]] as const)}
          onChoose={(value) => edit({ documentKind: value as PersonForm['documentKind'] })}
        />
        {DOCUMENT_FIELDS.map(input)}
      </div>
      <div class="field-pair">{CONTACT_FIELDS.map(input)}</div>
      <div class="field-pair">
        <Select
          label={texts.fields.bankWay}
          value={form.value.bankWay}
          options={WAYS.map((way) => [way, texts.bankWays[way]] as const)}
          onChoose={(value) => edit({ bankWay: value as BankWay })}
        />
        {fieldsOfBank(form.value.bankWay).map(input)}
      </div>
      <Trouble words={trouble.value} />
      <div class="side-acts">
        <button type="submit" class="button" aria-disabled={isSending.value}>
          {texts.send}
        </button>
        <button type="button" class="button button-second" onClick={onDone}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}
