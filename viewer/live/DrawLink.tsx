/** A link to another draw on this page; with a key held down, in a window of its own. */
import type { ComponentChildren } from 'preact';
import { language } from '../text/currentText.ts';

interface DrawLinkProps {
  readonly draw: string;
  readonly onWatch: (draw: string) => void;
  readonly children: ComponentChildren;
}

export function DrawLink({ draw, onWatch, children }: DrawLinkProps) {
  return (
    <a
      class="button button-second"
      href={`/?draw=${draw}&lang=${language.value}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        onWatch(draw);
      }}
    >
      {children}
    </a>
  );
}
