import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from './shellWord.ts';

describe('a word for the shell', () => {
  it.each(['', 'plain-1.json', 'two words', `it's "so"`, '$HOME `ls` \\', 'строка', '\n*'])(
    'is read back: %j',
    (text) => {
      const read = execFileSync('/bin/sh', ['-c', `printf '%s' ${shellWord(text)}`], { encoding: 'utf8' });
      expect(read).toBe(text);
    },
  );

  it('is left alone where nothing needs quotes', () => {
    expect(shellWord('fixtures/7s-avto-loto.json')).toBe('fixtures/7s-avto-loto.json');
  });
});
