/**
 * The shell of every HTML report: one page that needs nothing else, neither a script nor a file nor a network. The parts
 * that reports have in common stand here; each report puts its own between them.
 */
import { REPORT_STYLE } from './reportStyle.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/**
 * The whole document.
 * @param page `title`, `lead` (one or two sentences under it) and `language` (such as `en`) are text and escaped here; `body` is HTML
 */
export const reportPage = (page: { title: string; lead: string; language: string; body: string }): string =>
  `<!doctype html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.lead)}</p>
</header>
${page.body}
</main>
</body>
</html>
`;

export type Alignment = 'left' | 'right';

/**
 * A table that scrolls by itself where the page is too narrow. Cells are text and escaped here; the first cell of a row is its
 * heading.
 * @param label what the table shows, for readers who cannot see it
 */
export function dataTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
  label = headings.join(', '),
): string {
  const open = (tag: string, column: number): string =>
    alignments[column] === 'right' ? `<${tag} class="right"` : `<${tag}`;
  const head = headings.map((text, column) => `${open('th', column)} scope="col">${escapeHtml(text)}</th>`);
  const body = rows.map((cells) => {
    const written = cells.map((text, column) =>
      column === 0
        ? `${open('th', 0)} scope="row">${escapeHtml(text)}</th>`
        : `${open('td', column)}>${escapeHtml(text)}</td>`,
    );
    return `<tr>${written.join('')}</tr>`;
  });
  return `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(label)}"><table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

/** A chart with words below it. @param svg markup, as it stands @param caption text, escaped here */
export const figure = (svg: string, caption: string): string =>
  `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
