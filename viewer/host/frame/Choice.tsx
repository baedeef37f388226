/** A tick, or one of several ways: a large target with its words. */
import type { ComponentChildren } from 'preact';

export interface ChoiceProps {
  /** Radio buttons of one question share it; without it this is a tick box. */
  readonly group?: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly isFixed?: boolean;
  readonly children: ComponentChildren;
}

export function Choice({ group, isChosen, onChoose, isFixed = false, children }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type={group === undefined ? 'checkbox' : 'radio'}
        {...(group !== undefined && { name: group })}
        checked={isChosen}
        disabled={isFixed}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
