/** The head of every page: the mark, the name, what the page adds, the languages. */
import type { ComponentChildren } from 'preact';
import { text } from '../text/currentText.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SunMark } from './SunMark.tsx';

export interface MastheadProps {
  readonly name: string;
  readonly children?: ComponentChildren;
}

export function Masthead({ name, children }: MastheadProps) {
  return (
    <>
      <a class="skip" href="#content">
        {text().pages.toContent}
      </a>
      <header class="masthead">
        <a class="brand" href="/">
          <SunMark />
          <span>{name}</span>
        </a>
        <div class="masthead-facts">{children}</div>
        <LanguageSwitch />
      </header>
    </>
  );
}
