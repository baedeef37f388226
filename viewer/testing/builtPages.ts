/** The pages as they ship, weighed. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);

const read = (path: string): Promise<string> => readFile(new URL(path, DIST), 'utf8');

/** Every script that a page loads before it is on screen, with all that those import statically. */
async function scriptsOf(page: string): Promise<Set<string>> {
  const html = await read(page);
  const scripts = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path!),
  );
  for (const script of scripts) {
    const imports = (await read(script)).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g);
    for (const [, name] of imports) scripts.add(`assets/${name}`);
  }
  return scripts;
}

/** Bytes of a page's scripts as gzip sends them, the largest dictionary included. */
export async function scriptBytes(page: string): Promise<number> {
  const scripts = await scriptsOf(page);
  const html = await Promise.all([...scripts].map(async (path) => ({ path, text: await read(path) })));
  const sizes = html.map(({ text }) => gzipSync(text).length);
  const dictionaries = new Set(
    html.flatMap(({ text }) => [...text.matchAll(/\.\/((?:kk|ru|en)-[\w-]+\.js)/g)].map(([, name]) => name!)),
  );
  const dictionarySizes = await Promise.all(
    [...dictionaries].map(async (name) => gzipSync(await read(`assets/${name}`)).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) + Math.max(0, ...dictionarySizes);
}
