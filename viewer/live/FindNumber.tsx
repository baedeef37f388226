/** "Is my number in?": asks the server, then has the browser check its proof. */
import { useSignal } from '@preact/signals';
import { refusalText } from '../api/refusalText.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { grouped } from '../format/tenge.ts';
import { drawName, takesTickets } from '../frame/drawName.ts';
import { ListPosition } from '../frame/ListPosition.tsx';
import { numberFault } from '../frame/NumberField.tsx';
import { NumberForm } from '../frame/NumberForm.tsx';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { type Finding, judgeEntry, lookUpEntry } from './entryFinding.ts';
import type { LiveModel } from './liveModel.ts';

function Outcome({ finding }: { finding: Finding }) {
  const texts = text().find;
  const number = groupedNumber(finding.number);
  const good = finding.kind === 'proved' || finding.kind === 'open';
  const title =
    finding.kind === 'other'
      ? fill(texts.elsewhere, { number, draw: drawName(finding.draw) })
      : fill(texts[finding.kind], { number });
  const hint =
    finding.kind === 'proved'
      ? fill(texts.provedHint, {
          index: grouped(finding.index + 1),
          count: grouped(finding.entryCount),
          steps: finding.steps,
        })
      : finding.kind === 'other'
        ? ''
        : fill(texts[`${finding.kind}Hint`], { number });
  return (
    <div
      class={`outcome ${good ? 'outcome-good' : finding.kind === 'broken' ? 'outcome-bad' : ''}`}
      data-finding={finding.kind}
    >
      <p class="outcome-title">{title}</p>
      <p class="muted">{hint}</p>
      {finding.kind === 'proved' && <ListPosition index={finding.index} entryCount={finding.entryCount} />}
    </div>
  );
}

export function FindNumber({ model }: { model: LiveModel }) {
  const texts = text().find;
  const digits = useSignal('');
  const fault = useSignal<string | null>(null);
  const finding = useSignal<Finding | null>(null);
  const draw = model.state.value?.draw;

  async function find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    finding.value = null;
    const state = model.state.value;
    if (!state) return;
    fault.value = takesTickets(state.draw) ? numberFault(digits.value) : null;
    if (fault.value !== null || digits.value === '') return;
    const number = digits.value;
    const answer = await lookUpEntry(state.draw, number);
    if (!answer.ok) {
      fault.value = refusalText(answer);
      return;
    }
    // The list may have been frozen meanwhile: judge by what is announced now.
    const found = await judgeEntry(number, answer.body, model.state.value ?? state);
    if (digits.value === number) finding.value = found;
  }

  return (
    <section class="card">
      <h2>{texts.title}</h2>
      <p class="muted">{texts.hint}</p>
      <NumberForm
        digits={digits}
        isOfList={draw !== undefined && !takesTickets(draw)}
        fault={fault}
        finding={finding}
        onSubmit={(event) => void find(event)}
      >
        {finding.value && <Outcome finding={finding.value} />}
      </NumberForm>
    </section>
  );
}
