/** What the office may fill into the act of handover before it is printed; all of it may stay empty. */
import type { IdentityDocument } from '../../../broadcast/protocol/raffle.ts';
import { Field } from '../../host/frame/Field.tsx';
import { DayField } from '../frame/DayField.tsx';
import { officeText } from '../text/officeText.ts';
import type { ActFields } from './actOrder.ts';

interface DocumentFieldsProps {
  readonly title: string;
  readonly document: IdentityDocument;
  readonly onEdit: (document: IdentityDocument) => void;
}

function DocumentFields({ title, document, onEdit }: DocumentFieldsProps) {
  const texts = officeText().raffle.papers;
  return (
    <fieldset class="column">
      <legend class="field-label">{title}</legend>
      <div class="field-pair">
        <Field
          label={texts.documentNumber}
          value={document.number}
          maxLength={40}
          onEdit={(number) => onEdit({ ...document, number })}
        />
        <DayField
          label={texts.documentDay}
          value={document.issuedOn}
          whenEmpty={texts.empty}
          onEdit={(issuedOn) => onEdit({ ...document, issuedOn })}
        />
      </div>
      <Field
        label={texts.documentBy}
        value={document.issuedBy}
        maxLength={200}
        onEdit={(issuedBy) => onEdit({ ...document, issuedBy })}
      />
    </fieldset>
  );
}

export interface ActDetailsProps {
  readonly fields: ActFields;
  readonly hasProxy: boolean;
  readonly onEdit: (fields: ActFields) => void;
}

export function ActDetails({ fields, hasProxy, onEdit }: ActDetailsProps) {
  const texts = officeText().raffle.papers;
  const { document, proxyDocument } = fields;
  const words = (key: 'certificate' | 'address' | 'official' | 'post', maxLength: number) => (
    <Field
      label={texts[key]}
      value={fields[key]}
      maxLength={maxLength}
      onEdit={(text) => onEdit({ ...fields, [key]: text })}
    />
  );
  const day = (key: 'handedOn' | 'validThrough') => (
    <DayField
      label={texts[key]}
      value={fields[key]}
      whenEmpty={texts.empty}
      onEdit={(text) => onEdit({ ...fields, [key]: text })}
    />
  );
  return (
    <details class="act-details">
      <summary>{texts.details}</summary>
      <div class="column">
        <p class="muted small">{texts.detailsAbout}</p>
        <div class="field-pair">
          {words('certificate', 60)}
          {day('validThrough')}
        </div>
        {day('handedOn')}
        <DocumentFields
          title={texts.document}
          document={document}
          onEdit={(edited) => onEdit({ ...fields, document: edited })}
        />
        {words('address', 400)}
        {hasProxy && (
          <DocumentFields
            title={texts.proxyDocument}
            document={proxyDocument}
            onEdit={(edited) => onEdit({ ...fields, proxyDocument: edited })}
          />
        )}
        <div class="field-pair">
          {words('official', 200)}
          {words('post', 200)}
        </div>
      </div>
    </details>
  );
}
