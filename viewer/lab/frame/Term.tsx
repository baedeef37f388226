/** A word of the trade that explains itself: under the pointer, on focus, at a tap. */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../../text/fill.ts';
import { labText } from '../text/labText.ts';

export interface TermProps {
  readonly name: string;
  readonly hint: string;
  /** What is explained, where the name stands on the page already and `name` is empty. */
  readonly label?: string;
}

/** Pixels between the tip, the word and the edge of the window. */
const GAP = 8;

/** Over the word where there is room, else under it; never beyond the window. */
function place(tip: HTMLElement, anchor: HTMLElement): void {
  const word = anchor.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, word.left), document.documentElement.clientWidth - width - GAP);
  const above = word.top - height - GAP;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > GAP ? above : word.bottom + GAP}px`;
}

export function Term({ name, hint, label = name }: TermProps) {
  const id = useId();
  const isOpen = useSignal(false);
  // The mark never stands alone on a line.
  const words = name.split(' ');
  const button = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const show = (next: boolean) => () => {
    isOpen.value = next;
  };

  useLayoutEffect(() => {
    if (!isOpen.value || !tip.current || !button.current) return;
    tip.current.showPopover();
    const [explanation, word] = [tip.current, button.current];
    const follow = (): void => place(explanation, word);
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    return () => removeEventListener('scroll', follow, { capture: true });
  }, [isOpen.value]);

  return (
    <span class="term">
      {words.slice(0, -1).map((word) => `${word} `)}
      <span class="term-end">
        {words.at(-1)}
        <button
          ref={button}
          type="button"
          class="term-mark"
          aria-label={fill(labText().help, { term: label })}
          aria-describedby={id}
          onPointerEnter={(event) => event.pointerType === 'mouse' && show(true)()}
          onPointerLeave={(event) => event.pointerType === 'mouse' && show(false)()}
          onFocus={show(true)}
          onBlur={show(false)}
          onClick={show(true)}
          onKeyDown={(event) => event.key === 'Escape' && show(false)()}
        >
          ?
        </button>
      </span>
      <span id={id} class="unseen">
        {hint}
      </span>
      {isOpen.value && (
        <span ref={tip} class="term-tip" popover="manual" role="tooltip">
          {hint}
        </span>
      )}
    </span>
  );
}
