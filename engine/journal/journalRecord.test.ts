import { describe, expect, it } from 'vitest';
import { checkRecord, NO_RECORD, recordHash, recordText } from './journalRecord.ts';

const first = {
  index: 0,
  at: '2026-01-31T09:00:00.000Z',
  prev: NO_RECORD,
  type: 'host.signed-in',
  body: { account: 'a1' },
};
const text = recordText(first);

describe('journal records', () => {
  it('are canonical JSON whose leaf hash the next one carries', () => {
    expect(text).toBe(
      `{"at":"2026-01-31T09:00:00.000Z","body":{"account":"a1"},"index":0,"prev":"${NO_RECORD}","type":"host.signed-in"}`,
    );
    expect(checkRecord(text, 0, NO_RECORD)).toEqual({ ok: true, record: first });
    const second = recordText({ ...first, index: 1, prev: recordHash(text) });
    expect(checkRecord(second, 1, recordHash(text)).ok).toBe(true);
    // printf '\0%s' "$text" | sha256sum
    expect(recordHash(text)).toBe('65f303d1d1c8bbe8c043cc1f8f59ae184ecc372cbf766fa54e760e0dc7381662');
  });

  it('are refused with a reason', () => {
    const cases: [text: string, reason: RegExp][] = [
      ['', /not JSON/],
      ['{"at":', /not JSON/],
      ['[]', /^it: /],
      [text.replace('"index":0', '"index":1'), /says it is record 1/],
      [text.replace('host.signed-in', 'Host'), /^type: /],
      [text.replace('09:00', '25:00'), /^at: /],
      [text.replace('"index":0', '"extra":1,"index":0'), /Unrecognized key/],
      [`${text}\n`, /not canonical/],
      [text.replace('"index":0', '"index": 0'), /not canonical/],
      // A repeated key: the parser keeps the last, a reader may see the first.
      [text.replace('"index":0', '"index":7,"index":0'), /not canonical/],
      [text.replace('"a1"', '"\\u0061\\u0031"'), /not canonical/],
      [text.replace('{"account":"a1"}', '{"__proto__":{"x":1},"account":"a1"}'), /not canonical/],
      [text.replace(NO_RECORD, 'f'.repeat(64)), /does not follow/],
    ];
    for (const [altered, reason] of cases) {
      expect(checkRecord(altered, 0, NO_RECORD), altered).toMatchObject({ ok: false, reason });
    }
    expect(checkRecord(text, 1, NO_RECORD)).toMatchObject({ ok: false, reason: /says it is record 0/ });
  });
});
