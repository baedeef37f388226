import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TirazhError } from '../errors.ts';
import { MerkleLog, verifyInclusion } from '../journal/merkleLog.ts';
import { leafHash, plainHasher } from '../kernel/treeHasher.ts';
import { freezeEntries } from './entries.ts';
import { isEntry, MAX_ENTRIES, MAX_LIST_BYTES } from './entryLines.ts';

const freeze = (text: string): ReturnType<typeof freezeEntries> => freezeEntries(utf8ToBytes(text));

const all = (frozen: ReturnType<typeof freezeEntries>): string[] =>
  Array.from({ length: frozen.count }, (_, i) => frozen.entry(i));

/** The message with which a list is refused. */
function refusal(file: Uint8Array | string): string {
  try {
    freezeEntries(typeof file === 'string' ? utf8ToBytes(file) : file);
  } catch (fault) {
    if (fault instanceof TirazhError && fault.code === 'BAD_INPUT') return fault.message;
    throw fault;
  }
  throw new Error('expected the list to be refused');
}

/** The twin: sorted by Node's comparison of buffers, hashed leaf by leaf into the plain tree. */
function twin(lines: readonly string[]): { sorted: string[]; tree: MerkleLog } {
  const sorted = lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const tree = new MerkleLog(plainHasher());
  tree.append(concatBytes(...sorted.map((entry) => leafHash(utf8ToBytes(entry)))));
  return { sorted, tree };
}

describe('freezeEntries', () => {
  it('reads the same entries from LF, CR LF, no last line end, and after a byte order mark', () => {
    const forms = ['b\na\nc\n', 'b\r\na\r\nc\r\n', 'b\na\nc', 'b\r\na\nc', '\ufeffb\na\nc\n'];
    for (const form of forms) {
      const frozen = freeze(form);
      expect(all(frozen)).toEqual(['a', 'b', 'c']);
      expect(bytesToHex(frozen.root)).toBe(bytesToHex(freeze('a\nb\nc\n').root));
    }
  });

  it('keeps spaces, and tells texts apart that only look alike: nothing is normalized', () => {
    expect(all(freeze(' a\na\na \n'))).toEqual([' a', 'a', 'a ']);
    expect(freeze('\u00e9\ne\u0301\n').count).toBe(2);
    // A byte order mark anywhere but at the start is a character of the entry.
    expect(all(freeze('a\n\ufeffb\n'))).toEqual(['a', '\ufeffb']);
  });

  it('sorts Kazakh text by its UTF-8 bytes', () => {
    const entries = ['Әсем', 'Абай', 'Өрнек', 'Қарлығаш', 'Ғалам', 'Үміт', 'Яков', '😀', 'zebra', '7'];
    const { sorted, tree } = twin(entries);
    const frozen = freeze(`${entries.join('\n')}\n`);
    expect(all(frozen)).toEqual(sorted);
    expect(sorted.slice(0, 4)).toEqual(['7', 'zebra', 'Абай', 'Яков']);
    expect(bytesToHex(frozen.root)).toBe(bytesToHex(tree.root()));
  });

  it('has the tree, the proofs and the order of the plain twin at any size', () => {
    // Around the tile of 64 and the batch of 8192 leaves, and everything small.
    const sizes = [
      ...Array.from({ length: 20 }, (_, i) => i + 1),
      63,
      64,
      65,
      127,
      128,
      129,
      200,
      8191,
      8192,
      8193,
      8260,
    ];
    for (const size of sizes) {
      const entries = Array.from({ length: size }, (_, i) => `${(i * 7919) % 10007} entry`);
      const { sorted, tree } = twin(entries);
      const frozen = freeze(`${entries.join('\n')}\n`);
      expect(frozen.count).toBe(size);
      expect(bytesToHex(frozen.root), `size ${size}`).toBe(bytesToHex(tree.root()));
      const step = Math.max(1, Math.floor(size / 97));
      for (let index = 0; index < size; index += step) {
        expect(frozen.entry(index)).toBe(sorted[index]);
        expect(frozen.indexOf(sorted[index]!)).toBe(index);
        const proof = frozen.proof(index);
        expect(proof.map((hash) => bytesToHex(hash))).toEqual(
          tree.inclusionProof(index).map((hash) => bytesToHex(hash)),
        );
        expect(verifyInclusion(leafHash(utf8ToBytes(sorted[index]!)), index, size, proof, frozen.root)).toBe(
          true,
        );
      }
      expect(frozen.proof(size - 1).length).toBe(tree.inclusionProof(size - 1).length);
    }
  });

  it('gives the same root for every order of the lines, and finds what it holds and only that', () => {
    const entry = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isEntry);
    fc.assert(
      fc.property(fc.uniqueArray(entry, { minLength: 1, maxLength: 60 }), entry, (entries, other) => {
        // A mark at the very start of the file would be taken off.
        fc.pre(!entries.some((text) => text.startsWith('\ufeff')));
        const frozen = freeze(entries.join('\n'));
        const { sorted } = twin(entries);
        expect(all(frozen)).toEqual(sorted);
        expect(bytesToHex(freeze(entries.toReversed().join('\r\n')).root)).toBe(bytesToHex(frozen.root));
        expect(frozen.indexOf(other)).toBe(sorted.indexOf(other));
        expect(freezeEntries(frozen.lines()).lines()).toEqual(frozen.lines());
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(frozen.lines())).toBe(
          `${sorted.join('\n')}\n`,
        );
      }),
      { seed: 6962, numRuns: 200 },
    );
  });

  it('does not keep the file', () => {
    const file = utf8ToBytes('b\na\n');
    const frozen = freezeEntries(file);
    file.fill(0x78);
    expect(all(frozen)).toEqual(['a', 'b']);
  });

  it('finds nothing for a text that is a part of an entry or longer than one', () => {
    const frozen = freeze('100\n200\n');
    for (const text of ['', '1', '10', '1000', '150', '3', '\ud800']) expect(frozen.indexOf(text)).toBe(-1);
  });

  it('tells how far it is, never going back, and ends at all', () => {
    const shares: number[] = [];
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i}`).join('\n');
    freezeEntries(utf8ToBytes(lines), (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  it('throws for an index it does not have', () => {
    const frozen = freeze('a\nb\n');
    for (const index of [-1, 2, 0.5, Number.NaN]) {
      expect(() => frozen.entry(index)).toThrow('index: expected an integer 0 to 1');
      expect(() => frozen.proof(index)).toThrow('index: expected an integer 0 to 1');
    }
  });
});

describe('lists that are refused', () => {
  it('names an empty list', () => {
    for (const file of ['', '\ufeff']) expect(refusal(file)).toMatch(/^entries: there are none/);
  });

  it('names an empty line', () => {
    expect(refusal('\n')).toMatch(/^entries, line 1: it is empty/);
    expect(refusal('a\n\nb\n')).toMatch(/^entries, line 2: it is empty/);
    expect(refusal('a\nb\n\n')).toMatch(/^entries, line 3: it is empty/);
    expect(refusal('a\r\n\r\nb\r\n')).toMatch(/^entries, line 2: it is empty/);
    expect(refusal('\ufeff\na\n')).toMatch(/^entries, line 1: it is empty/);
  });

  it('names both lines of a duplicate, the first one first', () => {
    const text = refusal('c\nb\na\nb\n');
    expect(text).toBe('entries, line 4: "b" stands on line 2 already; each entry counts once');
    const many = Array.from({ length: 300 }, (_, i) => `${i % 299}`).join('\n');
    expect(refusal(many)).toMatch(/^entries, line 300: "0" stands on line 1 already/);
    // The same entry with and without CR before the line end.
    expect(refusal('a\r\nb\na\n')).toMatch(/line 3: "a" stands on line 1/);
  });

  it('names the line that is not UTF-8', () => {
    const sequences = [
      [0xff],
      [0xc3],
      [0x80],
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xd3, 0x0a],
    ];
    for (const sequence of sequences) {
      const file = concatBytes(utf8ToBytes('ә\nб\n'), Uint8Array.from(sequence), utf8ToBytes('\nв\n'));
      expect(refusal(file)).toMatch(/^entries, line 3: it is not UTF-8 text/);
    }
  });

  it('names the first line that is wrong, whatever is wrong with it', () => {
    const bad = concatBytes(utf8ToBytes('a\n'), Uint8Array.of(0xff), utf8ToBytes('\nb\tc\n\na\n'));
    expect(refusal(bad)).toMatch(/^entries, line 2: it is not UTF-8/);
  });

  it('names a control character by its byte in the line', () => {
    expect(refusal('a\nb\tc\n')).toBe('entries, line 2: control character 0x09 at byte 2; remove it');
    for (const code of [...Array.from({ length: 0x20 }, (_, i) => i), 0x7f]) {
      if (code === 0x0a) continue;
      const file = Uint8Array.of(0x61, 0x0a, 0x62, code, 0x63, 0x0a);
      expect(refusal(file)).toBe(
        `entries, line 2: control character 0x${code.toString(16).padStart(2, '0')} at byte 2; remove it`,
      );
    }
    // A CR is part of the line end only before LF.
    expect(refusal('a\nb\r')).toMatch(/line 2: control character 0x0d/);
    expect(refusal('a\r\r\n')).toMatch(/line 1: control character 0x0d at byte 2/);
  });

  it('takes 1,000 bytes in a line and no more', () => {
    expect(freeze(`${'ә'.repeat(500)}\n`).count).toBe(1);
    expect(refusal(`a\n${'x'.repeat(1001)}\n`)).toBe(
      'entries, line 2: 1001 bytes; an entry has 1000 bytes at most',
    );
  });

  it('takes no more than 5,000,000 lines and 1 GiB', () => {
    // Too many lines are refused before any is looked at, so empty ones show it cheaply.
    expect(refusal(new Uint8Array(MAX_ENTRIES + 1).fill(0x0a))).toBe(
      'entries: 5000001 lines; a draw takes 5000000 at most',
    );
    const huge = { length: MAX_LIST_BYTES + 1 } as Uint8Array;
    expect(() => freezeEntries(huge)).toThrow('1 GiB');
  });
});

describe('isEntry', () => {
  it('is true for just what a list can hold', () => {
    for (const text of ['1', 'ә', 'a b', '😀', 'x'.repeat(1000)]) expect(isEntry(text)).toBe(true);
    for (const text of ['', '\n', 'a\u0000', '\u001b[31m', '\u007f', '\ud800', 'ә'.repeat(501)]) {
      expect(isEntry(text)).toBe(false);
    }
  });
});
