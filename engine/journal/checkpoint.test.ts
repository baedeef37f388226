import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { signNote, verifierOf } from './signedNote.ts';

const signer = { name: 'tirazh.example/journal', secretKey: new Uint8Array(32).fill(7) };
const verifier = verifierOf(signer);
const root = new Uint8Array(32).fill(0xab);
const root64 = base64.encode(root);

describe('checkpoints', () => {
  it('are notes of three lines: origin, size, root', () => {
    const note = signCheckpoint({ size: 42, root }, signer);
    expect(note.split('\n').slice(0, 4)).toEqual([signer.name, '42', root64, '']);
    expect(openCheckpoint(note, verifier)).toEqual({
      ok: true,
      checkpoint: { origin: signer.name, size: 42, root },
    });
  });

  it('may carry further lines, as the specification allows', () => {
    const note = signNote(`${signer.name}\n42\n${root64}\nextension\n`, signer);
    expect(openCheckpoint(note, verifier)).toMatchObject({ ok: true, checkpoint: { size: 42 } });
  });

  it('are refused when what was signed is no checkpoint of this log', () => {
    const texts: [text: string, reason: RegExp][] = [
      [`other.example\n42\n${root64}\n`, /another log, other.example/],
      [`${signer.name}\n042\n${root64}\n`, /size is malformed/],
      [`${signer.name}\n-1\n${root64}\n`, /size is malformed/],
      [`${signer.name}\n9007199254740992\n${root64}\n`, /size is malformed/],
      [`${signer.name}\n\n${root64}\n`, /size is malformed/],
      [`${signer.name}\n42\n${root64.slice(4)}\n`, /root is not/],
      [`${signer.name}\n42\n***\n`, /root is not base64/],
      [`${signer.name}\n42\n`, /root is not 32 bytes/],
    ];
    for (const [text, reason] of texts) {
      expect(openCheckpoint(signNote(text, signer), verifier)).toMatchObject({ ok: false, reason });
    }
  });

  it('are refused under another key', () => {
    const note = signCheckpoint({ size: 1, root }, signer);
    const foreign = verifierOf({ name: signer.name, secretKey: new Uint8Array(32).fill(8) });
    expect(openCheckpoint(note, foreign)).toMatchObject({ ok: false, reason: /no signature by/ });
  });
});
