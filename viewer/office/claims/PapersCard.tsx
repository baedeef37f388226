/** The papers that the claim needs: which are there, which were just received. */
import { useSignal } from '@preact/signals';
import type { DocumentId, RequiredDocument } from '../../../engine/claims/requiredDocuments.ts';
import { Choice } from '../../host/frame/Choice.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { type ClaimDesk, doAct, mayNow } from './claimDesk.ts';

/** Papers that are what the winner's data say: the server takes them once the data are there. */
const OF_PERSON: ReadonlySet<DocumentId> = new Set<DocumentId>([
  ...(['iin', 'bank-details', 'expertise-request'] as const),
]);

interface PaperProps {
  readonly document: RequiredDocument;
  readonly isGiven: boolean;
  /** Null: it cannot be ticked now. */
  readonly isTicked: boolean | null;
  readonly note: string | null;
  readonly onTick: (isTicked: boolean) => void;
}

function Paper({ document: { id, clause }, isGiven, isTicked, note, onTick }: PaperProps) {
  const words = (
    <>
      {officeText().claims.documents[id]} <Clause clause={clause} />
      {note !== null && <span class="muted small"> · {note}</span>}
    </>
  );
  return (
    <li class={isGiven ? 'met' : 'unmet'} data-document={id} data-given={isGiven}>
      <span aria-hidden="true">{isGiven ? '✓' : '○'}</span>
      {isTicked === null ? (
        <span>{words}</span>
      ) : (
        <Choice isChosen={isTicked} onChoose={onTick}>
          {words}
        </Choice>
      )}
    </li>
  );
}

export function PapersCard({ desk }: { desk: ClaimDesk }) {
  const texts = officeText().claims.papers;
  const { quote, content, person } = desk.detail;
  const ticked = useSignal<readonly DocumentId[]>([]);
  const trouble = useSignal<string | null>(null);
  if (!quote.ok) return null;
  const mayGive = mayNow(desk.detail, 'give-documents');
  const isGiven = (id: DocumentId): boolean => content.documents.includes(id);
  const noteOf = ({ id, by }: RequiredDocument): string | null => {
    if (isGiven(id)) return null;
    if (by === 'payment') return texts.atPayment;
    return OF_PERSON.has(id) && person === null ? texts.needsPerson : null;
  };
  const { documents } = quote.quote;
  const open = documents.filter(
    (each) => mayGive && each.by === 'documents' && !isGiven(each.id) && noteOf(each) === null,
  );

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const chosen = open.map(({ id }) => id).filter((id) => ticked.value.includes(id));
    trouble.value = chosen.length === 0 ? texts.pick : null;
    if (chosen.length === 0) return;
    const outcome = await doAct(desk, { type: 'give-documents', documents: chosen });
    trouble.value = outcome.ok ? null : outcome.words;
    if (outcome.ok) ticked.value = [];
  }

  return (
    <section class="card" aria-labelledby="papers-title" data-card="papers">
      <h2 id="papers-title">{texts.title}</h2>
      <form class="act-form" noValidate onSubmit={(event) => void save(event)}>
        <ul class="met-list paper-list">
          {documents.map((each) => (
            <Paper
              key={each.id}
              document={each}
              isGiven={isGiven(each.id)}
              isTicked={open.includes(each) ? ticked.value.includes(each.id) : null}
              note={noteOf(each)}
              onTick={(isTicked) => {
                ticked.value = isTicked
                  ? [...ticked.value, each.id]
                  : ticked.value.filter((id) => id !== each.id);
              }}
            />
          ))}
        </ul>
        <Trouble words={trouble.value} />
        {open.length > 0 && (
          <button type="submit" class="button button-second">
            {texts.save}
          </button>
        )}
      </form>
    </section>
  );
}
