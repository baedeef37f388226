/** The fields of one act: only those that it needs. */
import type { Signal } from '@preact/signals';
import { REFUSAL_GROUNDS, type RefusalGround } from '../../../engine/claims/refusalGrounds.ts';
import { Choice } from '../../host/frame/Choice.tsx';
import { Field } from '../../host/frame/Field.tsx';
import { language } from '../../text/currentText.ts';
import { clauseWords } from '../frame/clauseWords.ts';
import { DayField } from '../frame/DayField.tsx';
import { Select } from '../frame/Select.tsx';
import { officeText } from '../text/officeText.ts';
import type { ActForm, Finding, FormAct, PaperAct } from './actForm.ts';
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

/** Number and day of the paper that the act rests on. */
function PaperFields({
  type,
  form,
  onEdit,
}: Pick<ActFieldsProps, 'form' | 'onEdit'> & { readonly type: PaperAct }) {
  const texts = officeText().claims;
  return (
    <>
      <Field
        label={texts.next.paperNumbers[type]}
        value={form.paperNumber}
        maxLength={32}
        onEdit={(paperNumber) => onEdit({ paperNumber })}
      />
      <DayField
        label={texts.next.paperDay}
        value={form.paperOn}
        whenEmpty={texts.person.unsaid}
        onEdit={(paperOn) => onEdit({ paperOn })}
      />
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
          <PaperFields {...{ type, form, onEdit }} />
        </>
      );
    case 'close-expertise':
      return (
        <>
          <Select
            label={texts.finding}
            value={form.finding}
            options={[['', texts.choose], ...FINDINGS.map((each) => [each, texts.findings[each]] as const)]}
            onChoose={(value) => onEdit({ finding: value as ActForm['finding'] })}
          />
          <PaperFields {...{ type, form, onEdit }} />
        </>
      );
    case 'hand-to-police':
      return (
        <>
          {!props.desk.detail.holder.isKnown && (
            <Choice
              isChosen={form.presenterUnknown}
              onChoose={(presenterUnknown) => onEdit({ presenterUnknown })}
            >
              {texts.presenterUnknown}
            </Choice>
          )}
          <PaperFields {...{ type, form, onEdit }} />
        </>
      );
    case 'refund-tax':
    case 'show-original':
    case 'close-case':
      return <PaperFields {...{ type, form, onEdit }} />;
    case 'approve':
      return props.desk.detail.holder.documentDiffers ? (
        <Choice
          isChosen={form.residencyConfirmed}
          onChoose={(residencyConfirmed) => onEdit({ residencyConfirmed })}
        >
          {texts.residencyConfirmed}
        </Choice>
      ) : null;
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
