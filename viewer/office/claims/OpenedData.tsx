/** The winner's data as they are on record, with what a clerk should look at. */
import type { OpenedPerson } from '../../../broadcast/protocol/claims.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { BANK_FIELDS, formOf, type PersonField, type PersonForm } from './personForm.ts';

const SHOWN: readonly PersonField[] = [
  ...(['lastName', 'firstName', 'patronymic', 'iin', 'birthDay', 'documentKind', 'documentNumber'] as const),
  ...(['documentIssuedOn', 'documentIssuedBy', 'address', 'phone', 'email', 'bankWay'] as const),
  ...BANK_FIELDS,
];

function valueWords(form: PersonForm, field: PersonField): string {
  const texts = officeText().claims.person;
  if (field === 'documentKind') return texts.kinds[form.documentKind];
  if (field === 'bankWay') return texts.bankWays[form.bankWay];
  return dayWords(form[field]);
}

export function OpenedData({ opened, onHide }: { opened: OpenedPerson; onHide: () => void }) {
  const texts = officeText().claims.person;
  const form = formOf(opened.data);
  return (
    <div class="person personal-data">
      {opened.remarks.map((remark) => (
        <p key={remark} class="person-remark" data-remark={remark}>
          <span aria-hidden="true">▲ </span>
          {texts.remarks[remark]}
        </p>
      ))}
      <dl data-opened={opened.person}>
        {SHOWN.filter((field) => form[field] !== '').map((field) => (
          <div key={field}>
            <dt>{texts.fields[field]}</dt>
            <dd>{valueWords(form, field)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="side-act" onClick={onHide}>
        {texts.hide}
      </button>
    </div>
  );
}
