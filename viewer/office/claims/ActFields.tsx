/** The fields of one act: only those that it needs. */
import type { Signal } from '@preact/signals';
import { REFUSAL_GROUNDS, type RefusalGround } from '../../../engine/claims/refusalGrounds.ts';
import { Choice } from '../../host/frame/Choice.tsx';
import { Field } from '../../host/frame/Field.tsx';
import { language } from '../../text/currentText.ts';
import { clauseWords } from '../frame/clauseWords.ts';
import { Select } from '../frame/Select.tsx';
import { officeText } from '../text/officeText.ts';
import type { ActForm, Finding, FormAct } from './actForm.ts';
import type { ClaimDesk } from './claimDesk.ts';

export interface ActFieldsProps {
  readonly desk: ClaimDesk;
  readonly type: FormAct;
  readonly form: ActForm;
  /** Number of the payment's paper; null: it needs none. */
  readonly reference: Signal<string> | null;
  readonly onEdit: (changes: Partial<ActForm>) => void;
}

const FINDINGS: readonly Finding[] = ['genuine', 'damaged', 'forged'];

/** How it is paid, where that is still open, and the number of the payment's paper. */
function PayFields({ desk, form, reference, onEdit }: Omit<ActFieldsProps, 'type'>) {
  const texts = officeText().claims;
  const { quote } = desk.detail;
  const isOpen = quote.ok && quote.quote.form === null;
  return (
    <>
      {isOpen && (
        <Select
          label={texts.quote.form}
          value={form.form}
          options={[
            ['', texts.next.choose],
            ...quote.quote.forms.value.map((each) => [each, texts.forms[each]] as const),
          ]}
          onChoose={(value) => onEdit({ form: value as ActForm['form'] })}
        />
      )}
      {reference && (
        <Field
          label={texts.next.reference}
          value={reference.value}
          maxLength={32}
          onEdit={(value) => {
            reference.value = value;
            onEdit({});
          }}
        />
      )}
    </>
  );
}

function GroundField({ form, onEdit }: Pick<ActFieldsProps, 'form' | 'onEdit'>) {
  const texts = officeText().claims.next;
  const words = (ground: RefusalGround): string => {
    const { text, clause } = REFUSAL_GROUNDS[ground];
    return `${text[language.value]} (${clauseWords(clause)})`;
  };
  return (
    <Select
      label={texts.ground}
      value={form.ground}
      options={[
        ['', texts.choose],
        ...(Object.keys(REFUSAL_GROUNDS) as RefusalGround[]).map((each) => [each, words(each)] as const),
      ]}
      onChoose={(value) => onEdit({ ground: value as ActForm['ground'] })}
    />
  );
}

export function ActFields(props: ActFieldsProps) {
  const texts = officeText().claims.next;
  const { type, form, onEdit } = props;
  switch (type) {
    case 'extend-expertise':
      return (
        <>
          <Field
            label={texts.workingDays}
            isNumber
            value={form.workingDays}
            maxLength={3}
            onEdit={(workingDays) => onEdit({ workingDays })}
          />
          <Choice isChosen={form.holderNotified} onChoose={(holderNotified) => onEdit({ holderNotified })}>
            {texts.holderNotified}
          </Choice>
        </>
      );
    case 'close-expertise':
      return (
        <Select
          label={texts.finding}
          value={form.finding}
          options={[['', texts.choose], ...FINDINGS.map((each) => [each, texts.findings[each]] as const)]}
          onChoose={(value) => onEdit({ finding: value as ActForm['finding'] })}
        />
      );
    case 'record-tax':
      return (
        <Field
          label={texts.taxTenge}
          isNumber
          value={form.taxTenge}
          maxLength={15}
          onEdit={(taxTenge) => onEdit({ taxTenge })}
        />
      );
    case 'pay':
      return <PayFields {...props} />;
    case 'refuse':
      return <GroundField {...{ form, onEdit }} />;
    default:
      return null;
  }
}
