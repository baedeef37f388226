/** The printed forms in Kazakh and Russian: opened in a tab, where they are printed, or saved. No file is named after a person. */
import { useSignal } from '@preact/signals';
import type { ClaimForm, FormRequest } from '../../../broadcast/protocol/claims.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { language } from '../../text/currentText.ts';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { isReference } from './actForm.ts';
import { type ClaimDesk, claimPath } from './claimDesk.ts';
import { printableForms } from './printableForms.ts';
import { showFile } from './showFile.ts';

type PaperLanguage = FormRequest['language'];
const LANGUAGES = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
] as const;

/** @param reference of the cash order that is still to be paid by, as typed so far */
export function FormsCard({ desk, reference }: { desk: ClaimDesk; reference: string }) {
  const texts = officeText().claims;
  const paper = useSignal<PaperLanguage>(language.peek() === 'kk' ? 'kk' : 'ru');
  const trouble = useSignal<string | null>(null);
  const { detail, model } = desk;
  const { needed, other } = printableForms(detail);

  async function print(form: ClaimForm, way: 'open' | 'save'): Promise<void> {
    const tab = way === 'open' ? showFile() : null;
    const asked = { language: paper.value, ...(isReference(reference) && { reference }) };
    const file = await model.download(`${claimPath(detail.claim)}/forms/${form}`, asked);
    trouble.value = file.ok ? null : file.words;
    if (!file.ok) tab?.close();
    else if (way === 'save') saveFile(`${detail.serial}-${form}-${paper.value}.pdf`, file.body);
    else if (!tab?.show(file.body)) trouble.value = texts.papers.blocked;
  }

  const row = (form: ClaimForm) => (
    <li key={form} data-form={form}>
      <span aria-hidden="true">▤</span>
      <span>{texts.printed[form]}</span>
      <span class="met-acts">
        {(['open', 'save'] as const).map((way) => {
          const words = way === 'open' ? texts.papers.open : texts.papers.save1;
          return (
            <button
              key={way}
              type="button"
              class="side-act"
              aria-label={`${words}: ${texts.printed[form]}`}
              onClick={() => void print(form, way)}
            >
              {words}
            </button>
          );
        })}
      </span>
    </li>
  );

  return (
    <section class="card" aria-labelledby="forms-title" data-card="forms">
      <div class="forms-head">
        <h2 id="forms-title">{texts.papers.forms}</h2>
        <Select
          label={texts.papers.language}
          value={paper.value}
          options={LANGUAGES}
          onChoose={(value) => {
            paper.value = value as PaperLanguage;
          }}
        />
      </div>
      <p class="muted small">{texts.papers.formsAbout}</p>
      {needed.length > 0 && <ul class="met-list">{needed.map(row)}</ul>}
      {other.length > 0 && (
        <details>
          <summary>{texts.papers.others}</summary>
          <ul class="met-list">{other.map(row)}</ul>
        </details>
      )}
      <Trouble words={trouble.value} />
    </section>
  );
}
