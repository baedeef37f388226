/** All faults of the scenario in one place; each leads to its field. */
import { language } from '../../text/currentText.ts';
import type { Side } from '../draft/bench.ts';
import { type Fault, placesOf } from '../draft/faults.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { faultWords } from './faultWords.ts';

/** More than this is one mistake many times. */
const MOST_SHOWN = 8;

/** The section that edits a place. */
function sectionTitle(path: string): string {
  const { table, sales, claims, draws, fund, time, run, json } = labText();
  const titles: Readonly<Record<string, string>> = {
    ...{ terms: table.title, series: sales.title, sellThrough: sales.title, draws: draws.title },
    ...{ claims: claims.title, unclaimed: claims.title, fund: fund.title, tax: fund.title },
    ...{ mode: time.title, checkpoints: time.title, trials: run.trials, seed: run.seed },
  };
  return titles[placesOf(path).at(-1) ?? ''] ?? json.title;
}

/** Unfolds what is around an element. */
function unfold(element: Element): void {
  for (
    let folded = element.closest('details');
    folded;
    folded = folded.parentElement?.closest('details') ?? null
  ) {
    folded.open = true;
  }
}

/** Brings the field of a fault into view and focuses it; the JSON where there is no such field. */
export function showFault(path: string): void {
  for (const place of [...placesOf(path), '(document)']) {
    const field = [...document.querySelectorAll<HTMLElement>('[data-path]')].find(
      ({ dataset }) => dataset.path === place,
    );
    if (!field) continue;
    unfold(field);
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
    return;
  }
}

function SideFaults({ bench, side, faults }: { bench: BenchModel; side: Side; faults: readonly Fault[] }) {
  const { faults: texts, tools } = labText();
  const hidden = faults.length - MOST_SHOWN;
  return (
    <>
      {bench.bench.value.b !== null && <p class="fault-side">{tools[side]}</p>}
      <ul>
        {faults.slice(0, MOST_SHOWN).map((fault, index) => (
          <li key={index} data-fault={fault.path}>
            <button
              type="button"
              class="fault-link"
              onClick={() => {
                bench.chooseSide(side);
                // The other side's fields are there after the next drawing.
                requestAnimationFrame(() => showFault(fault.path));
              }}
            >
              {sectionTitle(fault.path)}
            </button>{' '}
            <span>{faultWords(fault, labText(), language.value)}</span> <code>{fault.path}</code>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="muted">{countedText(hidden, texts.more)}</p>}
    </>
  );
}

export function FaultList({ bench }: { bench: BenchModel }) {
  const texts = labText().faults;
  const faults = { a: bench.checked.a.value.faults, b: bench.checked.b.value.faults };
  const total = faults.a.length + faults.b.length;
  if (total === 0) return null;
  return (
    <section class="fault-list" aria-labelledby="faults-title">
      <h3 id="faults-title">{countedText(total, texts.title)}</h3>
      <p class="muted small">{texts.hint}</p>
      {(['a', 'b'] as const).map(
        (side) =>
          faults[side].length > 0 && (
            <SideFaults key={side} bench={bench} side={side} faults={faults[side]} />
          ),
      )}
    </section>
  );
}
