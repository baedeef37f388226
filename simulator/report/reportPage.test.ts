import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { dataTable, escapeHtml, figure, reportPage } from './reportPage.ts';

describe('escapeHtml', () => {
  it('turns any text into markup that says that text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { document } = parseHTML(
          `<html><body><p title="${escapeHtml(text)}">${escapeHtml(text)}</p></body></html>`,
        );
        const paragraph = document.querySelector('p');
        expect(document.querySelectorAll('body *')).toHaveLength(1);
        expect(paragraph?.textContent).toBe(text);
        expect(paragraph?.getAttribute('title')).toBe(text);
      }),
    );
  });

  it('escapes quotation marks of both kinds', () => {
    expect(escapeHtml(`<b a="1" b='2'>&amp;`)).toBe('&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;');
  });
});

describe('reportPage', () => {
  const page = reportPage({ title: 'A < B', lead: '"Yes" & no', language: 'ru', body: '<p id="x">body</p>' });
  const { document } = parseHTML(page);

  it('is a whole document in the reader’s language', () => {
    expect(page.startsWith('<!doctype html>\n<html lang="ru">')).toBe(true);
    expect(document.querySelector('meta[charset]')?.getAttribute('charset')).toBe('utf-8');
    expect(document.querySelector('meta[name=viewport]')).not.toBeNull();
    expect(document.title).toBe('A < B');
    expect(document.querySelector('h1')?.textContent).toBe('A < B');
    expect(document.querySelector('.lead')?.textContent).toBe('"Yes" & no');
    expect(document.querySelector('main #x')?.textContent).toBe('body');
  });

  it('needs no script, no file and no network', () => {
    expect(page).not.toMatch(/<script|<link|@import|url\(|https?:|\ssrc=/);
  });

  it('follows light and dark, and prints on white paper', () => {
    expect(page).toContain('@media screen and (prefers-color-scheme:dark)');
    expect(page).toContain('@media print');
  });
});

describe('dataTable', () => {
  const table = dataTable(
    ['Name', 'Value'],
    [
      ['<a>', '1'],
      ['b', '22'],
    ],
    ['left', 'right'],
    'Two values',
  );
  const { document } = parseHTML(`<html><body>${table}</body></html>`);

  it('has headings for columns and rows, and a name', () => {
    expect([...document.querySelectorAll('thead th')].map((th) => th.getAttribute('scope'))).toEqual([
      'col',
      'col',
    ]);
    expect([...document.querySelectorAll('tbody th')].map((th) => th.textContent)).toEqual(['<a>', 'b']);
    expect(document.querySelector('.table')?.getAttribute('aria-label')).toBe('Two values');
  });

  it('can be scrolled by keyboard', () => {
    expect(document.querySelector('.table')?.getAttribute('tabindex')).toBe('0');
  });

  it('aligns as it is told', () => {
    expect([...document.querySelectorAll('.right')].map((cell) => cell.textContent)).toEqual([
      'Value',
      '1',
      '22',
    ]);
  });
});

it('a figure keeps its chart as it stands and escapes its caption', () => {
  expect(figure('<svg></svg>', 'a & b')).toBe(
    '<figure><svg></svg><figcaption>a &amp; b</figcaption></figure>',
  );
});
