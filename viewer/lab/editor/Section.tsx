/** A part of the scenario that folds away: its name, its gist, and how many faults it holds. */
import type { ComponentChildren } from 'preact';
import { faultsWithin } from '../draft/faults.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';

export interface SectionProps {
  readonly bench: BenchModel;
  readonly title: string;
  /** The section in a few words, for when it is folded. */
  readonly gist?: string | undefined;
  /** The parts of the document that are edited here. */
  readonly parts: readonly string[];
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

export function Section({ bench, title, gist, parts, isOpen = false, children }: SectionProps) {
  const { length } = faultsWithin(bench.checked[bench.side.value].value.faults, parts);
  return (
    <details class="lab-section" open={isOpen} data-parts={parts.join(' ')}>
      <summary>
        <h3>{title}</h3>
        {length > 0 ? (
          <span class="section-faults">{countedText(length, labText().faults.inSection)}</span>
        ) : (
          gist !== undefined && <span class="section-gist">{gist}</span>
        )}
      </summary>
      <div class="section-body">{children}</div>
    </details>
  );
}

export interface SmallButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
}

/** Adds a row. */
export const AddButton = ({ label, onClick, isDisabled = false }: SmallButtonProps) => (
  <button type="button" class="button-quiet" disabled={isDisabled} onClick={onClick}>
    + {label}
  </button>
);

/** Takes a row away; the label names which. */
export const RemoveButton = ({ label, onClick, isDisabled = false }: SmallButtonProps) => (
  <button
    type="button"
    class="row-remove"
    aria-label={label}
    title={label}
    disabled={isDisabled}
    onClick={onClick}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 4 12 12M12 4 4 12" />
    </svg>
  </button>
);
