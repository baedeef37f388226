/** The fields of a movement: only those that this movement needs. */
import { useId } from 'preact/hooks';
import { needsHolder, needsReason } from '../../../engine/tickets/movements.ts';
import { Field } from '../../host/frame/Field.tsx';
import { fill } from '../../text/fill.ts';
import { DayField } from '../frame/DayField.tsx';
import { Select } from '../frame/Select.tsx';
import { officeText } from '../text/officeText.ts';
import { type FormFault, MOVEMENTS, type MovementForm, type MovementTo } from './movementForm.ts';
import type { TicketsDesk } from './ticketsDesk.ts';

export interface MovementFieldsProps {
  readonly desk: TicketsDesk;
  readonly form: MovementForm;
  /** Shown faults; empty until somebody has asked. */
  readonly faults: readonly FormFault[];
  readonly onEdit: (changes: Partial<MovementForm>) => void;
}

/** Lines of the names that are shown with what is wrong with them. */
const FAULTS_SHOWN = 8;

function TicketsField({ form, faults, onEdit }: Omit<MovementFieldsProps, 'desk'>) {
  const texts = officeText();
  const id = useId();
  const mine = faults.flatMap((each) => (each.field === 'tickets' ? [each.fault] : []));
  return (
    <div class={mine.length > 0 ? 'field field-faulty' : 'field'}>
      <label for={id}>{texts.tickets.form.tickets}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        value={form.tickets}
        aria-invalid={mine.length > 0}
        aria-describedby={`${id}-hint ${id}-faults`}
        onInput={({ currentTarget }) => onEdit({ tickets: currentTarget.value })}
      />
      <p id={`${id}-hint`} class="field-read">
        {texts.tickets.form.ticketsHint}
      </p>
      <ul id={`${id}-faults`}>
        {mine.slice(0, FAULTS_SHOWN).map((fault) => (
          <li key={fault ? `${fault.at} ${fault.reason}` : 'none'} class="field-fault">
            {fault === null
              ? texts.tickets.form.ticketsNeeded
              : `${fault.at}. ${fault.word}: ${texts.selection[fault.reason]}`}
          </li>
        ))}
        {mine.length > FAULTS_SHOWN && (
          <li class="field-fault">{fill(texts.tickets.form.more, { count: mine.length - FAULTS_SHOWN })}</li>
        )}
      </ul>
    </div>
  );
}

export function MovementFields({ desk, form, faults, onEdit }: MovementFieldsProps) {
  const texts = officeText();
  const labels = texts.tickets.form;
  const isWrong = (field: FormFault['field']): boolean => faults.some((each) => each.field === field);
  const { to } = form;
  // Nothing new goes to who is no longer under contract; what they hold can still be named.
  const distributors = desk.distributors.filter(({ disabled }) => !(disabled && to === 'issued'));
  return (
    <>
      <Select
        label={labels.to}
        value={to}
        options={MOVEMENTS.map((each) => [each, texts.movements[each]])}
        onChoose={(value) => onEdit({ to: value as MovementTo, distributor: '' })}
      />
      <TicketsField form={form} faults={faults} onEdit={onEdit} />
      <div class={isWrong('distributor') ? 'field-faulty' : undefined}>
        <Select
          label={needsHolder(to) ? labels.distributor : labels.onlyOf}
          value={form.distributor}
          options={[
            ['', needsHolder(to) ? labels.choose : labels.anybody],
            ...distributors.map(({ id, name, contract }) => [id, `${name} · ${contract}`] as const),
          ]}
          onChoose={(distributor) => onEdit({ distributor })}
        />
        {isWrong('distributor') && <p class="field-fault">{texts.reasons['distributor-needed']}</p>}
      </div>
      <div class="field-pair">
        <DayField
          label={labels.day}
          value={form.day}
          whenEmpty={labels.today}
          onEdit={(day) => onEdit({ day })}
        />
        {to === 'sold' && (
          <Field
            label={labels.point}
            value={form.point}
            maxLength={32}
            fault={isWrong('point') ? labels.pointWrong : null}
            onEdit={(point) => onEdit({ point })}
          />
        )}
      </div>
      <Field
        label={needsReason(to) ? labels.reasonNeeded : labels.reason}
        value={form.reason}
        fault={isWrong('reason') ? texts.reasons['reason-needed'] : null}
        onEdit={(reason) => onEdit({ reason })}
      />
    </>
  );
}
