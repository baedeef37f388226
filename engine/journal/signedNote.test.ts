import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { decodeVerifierKey, encodeVerifierKey, openNote, signNote, verifierOf } from './signedNote.ts';

/** The example of golang.org/x/mod/sumdb/note. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_NOTE = `${PETER_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const signer = { name: 'tirazh.example/journal', secretKey: new Uint8Array(32).fill(7) };
const verifier = verifierOf(signer);
const note = signNote('one\ntwo\n', signer);

describe('signed notes', () => {
  it('opens the published example of the Go implementation', () => {
    const peter = decodeVerifierKey(PETER)!;
    expect(peter.name).toBe('PeterNeumann');
    expect(openNote(PETER_NOTE, peter)).toEqual({ ok: true, text: PETER_TEXT });
    expect(encodeVerifierKey(peter)).toBe(PETER);
  });

  it('opens what it signs', () => {
    expect(openNote(note, verifier)).toEqual({ ok: true, text: 'one\ntwo\n' });
    expect(decodeVerifierKey(encodeVerifierKey(verifier))).toEqual(verifier);
  });

  it('takes the last empty line as the end of the text', () => {
    const text = 'a text\n\nwith an empty line\n';
    expect(openNote(signNote(text, signer), verifier)).toEqual({ ok: true, text });
  });

  it('passes over signatures by other keys, wherever they stand', () => {
    const other = signNote('one\ntwo\n', { name: 'witness', secretKey: new Uint8Array(32).fill(9) });
    const otherLine = other.slice(other.indexOf('— '));
    const ownLine = note.slice(note.indexOf('— '));
    for (const lines of [otherLine + ownLine, ownLine + otherLine]) {
      expect(openNote(`one\ntwo\n\n${lines}`, verifier).ok).toBe(true);
    }
    expect(openNote(other, verifier)).toMatchObject({ ok: false, reason: /^no signature by tirazh/ });
  });

  it('refuses a note with any one byte of it changed', () => {
    const bytes = new TextEncoder().encode(note);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      const opened = openNote(new TextDecoder().decode(changed), verifier);
      expect(opened.ok, `byte ${at}`).toBe(false);
    }
  });

  it('says why a note is refused', () => {
    const reasonOf = (text: string): unknown => openNote(text, verifier);
    expect(reasonOf('')).toMatchObject({ reason: 'not a signed note' });
    expect(reasonOf('one\n')).toMatchObject({ reason: 'not a signed note' });
    expect(reasonOf(note.slice(0, -1))).toMatchObject({ reason: 'not a signed note' });
    expect(reasonOf(note.replace('— ', '- '))).toMatchObject({ reason: 'a signature line is malformed' });
    expect(reasonOf(note.replace('one', 'eno'))).toMatchObject({
      reason: 'the signature of tirazh.example/journal does not hold',
    });
    const short = `one\ntwo\n\n— ${signer.name} ${base64.encode(base64.decode(note.slice(-93, -1)).subarray(0, 60))}\n`;
    expect(reasonOf(short)).toMatchObject({ reason: /does not hold/ });
  });

  it('refuses a verifier key that is malformed or whose id is another key’s', () => {
    const key = encodeVerifierKey(verifier);
    const [name, id, blob] = [signer.name, key.split('+')[1]!, key.slice(key.indexOf('+', 30) + 1)];
    const refused = [
      '',
      name,
      `${name}+${id}`,
      `other+${id}+${blob}`,
      `${name}+${id.toUpperCase().replace(/[^A-F]/g, 'A')}+${blob}`,
      `${name}+00000000+${blob}`,
      `${name}+${id}+${base64.encode(new Uint8Array(33).fill(2))}`,
      `${name}+${id}+${base64.encode(new Uint8Array(20).fill(1))}`,
      `${name}+${id}+====`,
      `${key}\n`,
      ` ${key}`,
    ];
    for (const text of refused) expect(decodeVerifierKey(text), text).toBeNull();
  });

  it('does not sign a text without a last newline, nor under a name that a verifier key cannot hold', () => {
    expect(() => signNote('one', signer)).toThrow(RangeError);
    for (const name of ['', 'two words', 'one+two', 'line\n']) {
      expect(() => signNote('one\n', { ...signer, name })).toThrow(/key name/);
    }
  });
});
