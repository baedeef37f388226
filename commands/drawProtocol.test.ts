import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../broadcast/documents/testing/readPdf.ts';
import { bytesOf, chained, opening, transcriptOfPlan } from '../broadcast/documents/testing/sampleRecords.ts';
import { tirazh } from '../broadcast/testing/commandLine.ts';
import { temporaryFolders } from '../broadcast/testing/temporaryFolder.ts';
import { parseSignatories } from './drawProtocol.ts';

const folder = temporaryFolders()();
const inFolder = (name: string): string => join(folder, name);
function write(name: string, contents: string | Uint8Array): string {
  writeFileSync(inFolder(name), contents);
  return inFolder(name);
}

const transcript = transcriptOfPlan();
const file = write('sample.json', bytesOf(transcript));
const terms = join(import.meta.dirname, '..', 'fixtures', '7s-avto-loto.json');

describe('tirazh draw protocol', () => {
  it('prints a verified transcript with the names that sign it', async () => {
    const out = inFolder('protocol.pdf');
    const people = ['--signed-by', 'operator=Иванова А. Б., директор', '--signed-by', 'Сериков Н., нотариус'];
    const args = ['draw', 'protocol', file, '--lang', 'ru', '--out', out, '--place', 'Астана', ...people];
    const { code, stdout, stderr } = await tirazh(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const pdf = readFileSync(out);
    expect(stdout).toContain(`SHA-256 ${createHash('sha256').update(pdf).digest('hex')}`);
    const { text } = await readPdf(pdf);
    for (const words of [
      'Протокол розыгрыша',
      'Астана',
      'Иванова А. Б.',
      'директор',
      'Сериков Н.',
      'нотариус',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('prints a draw that was called off from its events, as the server gives them', async () => {
    const events = chained([
      ...opening(transcript),
      { type: 'aborted', reason: 'Погас свет', by: ['h1', 'c1'] },
    ]);
    const given = write('events.json', JSON.stringify({ epoch: 'e', events }));
    const out = inFolder('aborted.pdf');
    const { code, stdout } = await tirazh('draw', 'protocol', '--events', given, '--out', out, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ out, language: 'kk' });
    expect((await readPdf(readFileSync(out))).text).toContain('Себебі: Погас свет');
  });

  it('prints nothing of a transcript that was altered, and says which check fails', async () => {
    const altered = write('altered.json', readFileSync(file, 'utf8').replace('Автомобиль', 'Самокат'));
    const out = inFolder('none.pdf');
    const { code, stderr } = await tirazh('draw', 'protocol', altered, '--out', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tirazh: the transcript does not hold: digest: .*\n$/);
    expect(() => readFileSync(out)).toThrow();
  });

  it.each([
    ['no draw', [], 'which draw?'],
    ['a foreign language', [file, '--lang', 'en'], 'kk, ru'],
    ['a site that is none', [file, '--site', 'draw.example.kz'], '--site'],
    ['a name that is none', [file, '--signed-by', 'operator='], '--signed-by'],
    ['events that are none', [file, '--events', terms], '/api/draws/ID/events'],
  ])('refuses %s in one line', async (_, args, words) => {
    const { code, stderr } = await tirazh('draw', 'protocol', ...args, '--out', inFolder('never.pdf'));
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe('who signs', () => {
  it('is named by contributor, name and post, of which only the name is needed', () => {
    expect([...parseSignatories(['operator=Ә. Б., директор, член совета', 'В. Г.'])]).toEqual([
      ['operator', { name: 'Ә. Б.', post: 'директор, член совета' }],
      ['#2', { name: 'В. Г.', post: null }],
    ]);
  });

  it('is refused without a name, with an id that is none, and twice', () => {
    for (const texts of [[''], [', директор'], ['Не Id=А'], ['a=А', 'a=Б'], ['=А']]) {
      expect(() => parseSignatories(texts), texts.join()).toThrow(/--signed-by/);
    }
  });
});
