/** All that was done to a claim, newest first, with the journal's record of each. */
import type { ClaimDetail, ClaimEntry } from '../../../broadcast/protocol/claims.ts';
import type { ActPaper } from '../../../engine/claims/claimAct.ts';
import { REFUSAL_GROUNDS } from '../../../engine/claims/refusalGrounds.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { dayWords } from '../frame/dayWords.ts';
import type { OfficeModel } from '../officeModel.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';

/** Number and day of the paper that an act rests on, where it has one. */
const paperWords = ({ paper }: { readonly paper?: ActPaper }): string[] =>
  paper ? [`№\u00a0${paper.number}, ${dayWords(paper.on)}`] : [];

/** What was said with the act; empty where its name says all. */
function details({ act }: ClaimEntry): string {
  const texts = officeText().claims;
  switch (act.type) {
    case 'give-documents':
      return act.documents.map((id) => texts.documents[id]).join(', ');
    case 'consent-to-publication':
      return act.given ? texts.consents.agrees : texts.consents.disagrees;
    case 'close-expertise':
      return [texts.next.findings[act.finding], ...paperWords(act)].join(', ');
    case 'extend-expertise':
      return [`${texts.next.workingDays}: ${act.workingDays}`, ...paperWords(act)].join(', ');
    case 'hand-to-police':
    case 'refund-tax':
    case 'show-original':
    case 'close-case':
      return paperWords(act).join('');
    case 'record-tax':
      return tenge(act.taxTenge);
    case 'pay':
      return texts.forms[act.form];
    case 'refuse':
      return REFUSAL_GROUNDS[act.ground].text[language.value];
    case 'choose': {
      const { resident, wishes } = act;
      const said = resident === null ? [] : [resident ? texts.choice.resident : texts.choice.nonResident];
      return [...said, ...(wishes.form ? [texts.forms[wishes.form]] : [])].join(', ');
    }
    default:
      return '';
  }
}

function entryWords(entry: ClaimEntry): string {
  const texts = officeText().claims;
  const name = entry.act.type === 'open' ? texts.history.opened : texts.done[entry.act.type];
  const more = details(entry);
  return more === '' ? name : `${name}: ${more}`;
}

export function ClaimHistory({ model, detail }: { model: OfficeModel; detail: ClaimDetail }) {
  const texts = officeText().claims;
  const { columns } = texts.history;
  return (
    <section class="card month-steps" aria-labelledby="history-title">
      <h2 id="history-title">{texts.history.title}</h2>
      <DataTable
        label={texts.history.title}
        rows={detail.history.toReversed()}
        columns={[
          { id: 'at', label: columns.at, kind: 'instant', valueOf: ({ at }) => at },
          { id: 'what', label: columns.what, kind: 'text', valueOf: entryWords },
          { id: 'state', label: columns.state, kind: 'text', valueOf: ({ state }) => texts.states[state] },
          { id: 'by', label: columns.by, kind: 'text', valueOf: ({ by }) => model.nameOf(by) },
          { id: 'record', label: columns.record, kind: 'number', valueOf: ({ record }) => record },
        ]}
        keyOf={({ seq }) => seq}
        fileName={`claim-${detail.serial}`}
        nothing={texts.history.nothing}
      />
    </section>
  );
}
