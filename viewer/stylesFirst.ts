/** A step of the build: style sheets stand before scripts in a page's head, so that the first content does not queue behind them. */
import type { Plugin } from 'vite';

const STYLE_SHEET = /\s*<link rel="stylesheet"[^>]*>/g;
const FIRST_SCRIPT = /\s*<script type="module"/;

/** The page with its style sheets moved before its first script; unchanged where it has none. */
export function withStylesFirst(html: string): string {
  const sheets = html.match(STYLE_SHEET)?.join('') ?? '';
  const bare = html.replace(STYLE_SHEET, '');
  const at = bare.search(FIRST_SCRIPT);
  return at < 0 ? html : bare.slice(0, at) + sheets + bare.slice(at);
}

export const stylesFirst = (): Plugin => ({
  name: 'styles-first',
  apply: 'build',
  transformIndexHtml: { order: 'post', handler: withStylesFirst },
});
