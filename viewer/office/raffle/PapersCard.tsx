/** The papers of a month: the protocol of each of its draws (clause 5), and the act by which the winner gets the certificate (clause 7). */
import { useSignal } from '@preact/signals';
import type { HandoverActOrder, PaperFormat, ProtocolOrder } from '../../../broadcast/protocol/raffle.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { Field } from '../../host/frame/Field.tsx';
import { language } from '../../text/currentText.ts';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDecide, maySeePeople } from '../view/sections.ts';
import { ActDetails } from './ActDetails.tsx';
import { actOrder, NO_FIELDS } from './actOrder.ts';
import type { MonthDesk } from './monthDesk.ts';

const FORMATS: readonly PaperFormat[] = ['pdf', 'docx'];
type PaperLanguage = ProtocolOrder['language'];
type Kind = 'protocol' | 'act';

const PATHS: Readonly<Record<Kind, string>> = { protocol: 'protocol', act: 'handover-act' };

function Formats({ title, onChoose }: { title: string; onChoose: (format: PaperFormat) => void }) {
  return (
    <div class="table-files">
      <b>{title}</b>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="side-act"
          aria-label={`${title}, ${format.toUpperCase()}`}
          onClick={() => onChoose(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

export function PapersCard({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.papers;
  const { month, path, me, model } = desk;
  const { draws, holder } = month.aftermath;
  const paperLanguage = useSignal<PaperLanguage>(language.value === 'kk' ? 'kk' : 'ru');
  /** Null: the last one. */
  const draw = useSignal<string | null>(null);
  const place = useSignal('');
  const fields = useSignal(NO_FIELDS);
  const trouble = useSignal<string | null>(null);
  const mayPrint = maySeePeople(me.role) || mayDecide(me.role);
  if (draws.length === 0 || !mayPrint) return null;
  const isHeld = month.phase === 'contacting' || month.phase === 'handed-over';
  const hasAct = holder !== null && isHeld && maySeePeople(me.role);

  async function print(kind: Kind, order: ProtocolOrder | HandoverActOrder): Promise<void> {
    const file = await model.download(`${path}/${PATHS[kind]}`, { ...order });
    trouble.value = file.ok ? null : file.words;
    const copy = 'copy' in order && order.copy === 'signed' ? '-signed' : '';
    const name = `${month.raffle}-${month.month}-${kind}${copy}-${order.language}.${order.format}`;
    if (file.ok) saveFile(name, file.body);
  }

  const printProtocol = (format: PaperFormat, copy: 'public' | 'signed'): Promise<void> =>
    print('protocol', {
      ...{ language: paperLanguage.value, format, copy, draw: draw.value },
      place: place.value.trim() === '' ? null : place.value.trim(),
    });

  async function printAct(format: PaperFormat): Promise<void> {
    const order = actOrder(fields.value, place.value, { language: paperLanguage.value, format });
    trouble.value = order === null ? texts.documentWhole : null;
    if (order) await print('act', order);
  }

  return (
    <section class="card" aria-labelledby="papers-title" data-papers>
      <h2 id="papers-title">{texts.title}</h2>
      <div class="field-pair">
        <Select
          label={texts.language}
          value={paperLanguage.value}
          options={[
            ['ru', texts.languages.ru],
            ['kk', texts.languages.kk],
          ]}
          onChoose={(value) => {
            paperLanguage.value = value as PaperLanguage;
          }}
        />
        <Field
          label={texts.place}
          value={place.value}
          maxLength={120}
          onEdit={(value) => {
            place.value = value;
          }}
        />
      </div>
      {draws.length > 1 && (
        <Select
          label={texts.draw}
          value={draw.value ?? draws.at(-1)!.draw}
          options={draws.map((each) => [
            each.draw,
            `${each.draw}: ${each.isRedraw ? texts.among : texts.monthly}`,
          ])}
          onChoose={(value) => {
            draw.value = value;
          }}
        />
      )}
      <Formats title={texts.protocol} onChoose={(format) => void printProtocol(format, 'public')} />
      {maySeePeople(me.role) && (
        <>
          <Formats title={texts.signed} onChoose={(format) => void printProtocol(format, 'signed')} />
          <p class="muted small">{texts.signedAbout}</p>
        </>
      )}
      {hasAct && (
        <>
          <Formats title={texts.act} onChoose={(format) => void printAct(format)} />
          <ActDetails
            fields={fields.value}
            hasProxy={holder.hasProxy}
            onEdit={(edited) => {
              fields.value = edited;
            }}
          />
        </>
      )}
      <Trouble words={trouble.value} />
    </section>
  );
}
