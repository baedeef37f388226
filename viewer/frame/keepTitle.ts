/** Keeps the title of the window in the language of the page. */
import { effect } from '@preact/signals';
import { text } from '../text/currentText.ts';
import type { Dictionary } from '../text/dictionary.ts';

export function keepTitle(page: keyof Dictionary['pages'] & ('live' | 'check')): void {
  effect(() => {
    document.title = `${text().pages[page]} · 7S AVTO LOTO`;
  });
}
