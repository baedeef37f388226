import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEACON_PLAN,
  ROUND_1000,
  SAMPLE_ENTRIES,
  SAMPLE_PLAN,
  sampleEntries,
  sampleEvidence,
  sampleOutcome,
  sampleSecret,
  sampleTranscript,
} from '../../fixtures/draw/sampleDraw.ts';
import { SAMPLE_VERIFIER_KEY } from '../../fixtures/draw/sampleJournal.ts';
import { canonicalJson } from '../encoding/canonicalJson.ts';
import { MerkleLog } from '../journal/merkleLog.ts';
import { leafHash, plainHasher } from '../kernel/treeHasher.ts';
import { commitmentOf } from './commitment.ts';
import { planHash } from './drawPlan.ts';
import type { FrozenEntries } from './entries.ts';
import { provePicks, type Transcript, transcriptDigest, transcriptText } from './transcript.ts';
import {
  CHECKS,
  type CheckName,
  type Verification,
  type VerifyOptions,
  verifyTranscript,
} from './verifyTranscript.ts';

const outcome = sampleOutcome(SAMPLE_PLAN);
const journalled = sampleTranscript(outcome, sampleEvidence(outcome));
const offline = sampleTranscript(outcome, null);
const beaconOutcome = sampleOutcome(BEACON_PLAN, ROUND_1000);
const withBeacon = sampleTranscript(beaconOutcome, sampleEvidence(beaconOutcome));

const everything: VerifyOptions = { entries: SAMPLE_ENTRIES, journalKey: SAMPLE_VERIFIER_KEY };
const fileOf = (transcript: Transcript): Uint8Array => utf8ToBytes(transcriptText(transcript));

/** A changed transcript as a careful forger writes it: canonical, with a digest that fits. */
function forge(transcript: Transcript, change: (copy: Transcript) => void): Uint8Array {
  const copy = structuredClone(transcript);
  change(copy);
  const { digest: _, ...body } = copy;
  return utf8ToBytes(`${canonicalJson({ ...body, digest: transcriptDigest(body) })}\n`);
}

/** The check that failed and its words; null when all passed. */
function failureOf({ ok, checks }: Verification): { name: CheckName; detail: string } | null {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  expect(failed.length).toBe(ok ? 0 : 1);
  if (ok) return null;
  const last = checks.at(-1)!;
  expect(last).toBe(failed[0]);
  expect(last.detail).toMatch(/^[^\p{Cc}]{8,}$/u);
  return { name: last.name, detail: last.detail };
}

const failure = (file: Uint8Array, options?: VerifyOptions): ReturnType<typeof failureOf> =>
  failureOf(verifyTranscript(file, options));

describe('a good transcript', () => {
  it('passes every check', () => {
    const { ok, transcript, checks } = verifyTranscript(fileOf(withBeacon), everything);
    expect(ok).toBe(true);
    expect(transcript).toEqual(withBeacon);
    expect(checks.map(({ name }) => name)).toEqual(CHECKS);
    expect(checks.every(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  it('is refused when it is a rehearsal, unless a rehearsal is expected', () => {
    const rehearsed = sampleOutcome({ ...SAMPLE_PLAN, drawId: 'rehearsal-1', rehearsal: true });
    const file = fileOf(sampleTranscript(rehearsed, null));
    expect(failure(file)).toEqual({ name: 'plan', detail: expect.stringContaining('is a rehearsal') });
    const { ok, transcript, checks } = verifyTranscript(file, { acceptRehearsal: true });
    expect([ok, transcript?.plan.rehearsal, checks.length]).toEqual([true, true, CHECKS.length]);
  });

  it('says what there was nothing to check of', () => {
    const { ok, checks } = verifyTranscript(fileOf(offline));
    expect(ok).toBe(true);
    const absent = checks.filter(({ outcome }) => outcome === 'absent').map(({ name }) => name);
    expect(absent).toEqual(['beacon', 'entries', 'journal']);
  });

  it('says whose word the journal key is when it is not known from elsewhere', () => {
    const { checks } = verifyTranscript(fileOf(journalled));
    expect(checks.at(-1)?.detail).toContain(`by ${SAMPLE_VERIFIER_KEY}, the transcript's own word`);
  });

  it('reports each check as it is done', () => {
    const seen: string[] = [];
    const { checks } = verifyTranscript(fileOf(offline), { onCheck: ({ name }) => seen.push(name) });
    expect(seen).toEqual(checks.map(({ name }) => name));
  });

  it('takes the list of entries in any order and with any line ends', () => {
    const lines = new TextDecoder().decode(SAMPLE_ENTRIES).trim().split('\n');
    const list = utf8ToBytes(lines.toReversed().join('\r\n'));
    expect(verifyTranscript(fileOf(offline), { entries: list }).ok).toBe(true);
  });
});

describe('a file that was touched', () => {
  it('is refused for every byte that is changed, whatever to', () => {
    const file = fileOf(journalled);
    const names = new Set<CheckName>();
    for (let at = 0; at < file.length; at++) {
      const byte = file[at]!;
      // Another digit or letter of the same kind, another case, an escape, a byte that is not UTF-8.
      for (const other of [byte ^ 1, byte ^ 2, byte ^ 0x20, 0x30, 0x5c, 0xff]) {
        if (other === byte) continue;
        const changed = file.slice();
        changed[at] = other;
        const failed = failure(changed);
        expect(failed, `byte ${at} changed to ${other}`).not.toBeNull();
        names.add(failed!.name);
      }
    }
    expect([...names].toSorted()).toEqual([
      'commitments',
      'digest',
      'form',
      'inclusion',
      'picks',
      'plan',
      'seed',
    ]);
  });

  it('is refused for every byte that is left out or doubled', () => {
    const file = fileOf(offline);
    for (let at = 0; at < file.length; at++) {
      const without = Uint8Array.of(...file.subarray(0, at), ...file.subarray(at + 1));
      const doubled = Uint8Array.of(...file.subarray(0, at + 1), ...file.subarray(at));
      expect(failure(without), `without byte ${at}`).not.toBeNull();
      expect(failure(doubled), `byte ${at} doubled`).not.toBeNull();
    }
  });

  it('is refused when it says the same in another form', () => {
    const text = transcriptText(offline);
    const forms = [
      text.trimEnd(),
      `${text}\n`,
      `\ufeff${text}`,
      ` ${text}`,
      `${JSON.stringify(offline)}\n`,
      `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
      text.replace('"winners":1', '"winners":1.0'),
      text.replace('"winners":1', '"winners":1e0'),
      text.replace('"winners":1', '"winners":2,"winners":1'),
      text.replace('"operator"', '"\\u006fperator"'),
      text.replace('"series":1', '"series":-0'),
    ];
    for (const form of forms) expect(failure(utf8ToBytes(form))?.name).toBe('form');
    const accented = utf8ToBytes(text.replace('Үлгі', '\\u04aeлгі'));
    expect(failure(accented)?.detail).toBe(
      `byte ${utf8ToBytes(text.slice(0, text.indexOf('Үлгі'))).length}: the file is not canonical JSON (RFC 8785) and a newline`,
    );
  });

  it('is refused, never with an exception, whatever bytes it has', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8ToBytes)), (file) => {
        expect(failure(file)?.name).toBe('form');
      }),
      { seed: 5 },
    );
    const lone = transcriptText(offline).replace('Sample draw', '\\ud800');
    expect(failure(utf8ToBytes(lone))?.name).toBe('form');
  });

  it('does not steer the terminal with its own words', () => {
    const file = utf8ToBytes(transcriptText(offline).replace('{"beacon"', '{"\\u001b[2J\\n":1,"beacon"'));
    expect(failure(file)?.detail).toContain('\\u001b[2J\\u000a');
    expect(failure(utf8ToBytes('\u001b[2J\nok'))?.name).toBe('form');
  });
});

/** Every leaf of a JSON value, with a way to change it that keeps its kind. */
function* alterations(
  value: unknown,
  path: string,
): Generator<[path: string, change: (root: unknown) => void]> {
  if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value))
      yield* alterations(child, path ? `${path}.${key}` : key);
    if (Array.isArray(value) && value.length > 0) {
      yield [`${path} without its last`, (root) => void (at(root, path) as unknown[]).pop()];
      yield [
        `${path} with its last twice`,
        (root) => {
          const list = at(root, path) as unknown[];
          list.push(structuredClone(list.at(-1)));
        },
      ];
      if (value.length > 1)
        yield [`${path} turned round`, (root) => void (at(root, path) as unknown[]).reverse()];
    }
    return;
  }
  yield [
    path,
    (root) => {
      const keys = path.split('.');
      const last = keys.pop()!;
      (at(root, keys.join('.')) as Record<string, unknown>)[last] = altered(value);
    },
  ];
}

const at = (root: unknown, path: string): unknown =>
  path === '' ? root : path.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], root);

/** Another value of the same kind. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (value === null) return 1;
  const text = value as string;
  // The last digit, so that hex stays hex, an instant an instant, and an entry an entry.
  const place = text.search(/[0-9](?=[^0-9]*$)/);
  if (place < 0) return `${text}x`;
  const digit = String((Number(text[place]) + 1) % 10);
  return text.slice(0, place) + digit + text.slice(place + 1);
}

describe('a careful forger, who makes the digest fit', () => {
  it.each([
    ['journalled', journalled],
    ['with a beacon', withBeacon],
  ])('is found out for every single field of a transcript %s', (_, transcript) => {
    const { digest: __, ...body } = transcript;
    let fields = 0;
    for (const [path, change] of alterations(body, '')) {
      const file = forge(transcript, change);
      expect(failure(file, everything), path).not.toBeNull();
      // Without the list and the key, the transcript and its evidence still have to agree.
      expect(failure(file), path).not.toBeNull();
      fields++;
    }
    expect(fields).toBeGreaterThan(90);
  });

  it('cannot change any field of an offline transcript but the number of entries, and that not with the list', () => {
    const { digest: _, ...body } = offline;
    const unbound: string[] = [];
    for (const [path, change] of alterations(body, '')) {
      const file = forge(offline, change);
      if (verifyTranscript(file).ok) unbound.push(path);
      expect(failure(file, { entries: SAMPLE_ENTRIES }), path).not.toBeNull();
    }
    for (const path of unbound) expect(path).toBe('entries.count');
  });

  it('can overstate the number of entries only where neither list nor journal is shown', () => {
    // The path of a leaf fits several sizes, and a pick often falls on the same index: found by trying.
    const one = sampleOutcome({ ...SAMPLE_PLAN, reserves: 0 });
    const alone = sampleTranscript(one, null);
    const counts = Array.from({ length: 40 }, (_, i) => i + 1).filter(
      (count) =>
        verifyTranscript(
          forge(alone, (copy) => {
            copy.entries.count = count;
          }),
        ).ok,
    );
    expect(counts).toContain(20);
    for (const count of counts.filter((candidate) => candidate !== 20)) {
      const file = forge(alone, (copy) => {
        copy.entries.count = count;
      });
      expect(failure(file, { entries: SAMPLE_ENTRIES })?.name).toBe('entries');
      const shown = forge(sampleTranscript(one, sampleEvidence(one)), (copy) => {
        copy.entries.count = count;
      });
      expect(failure(shown)).toMatchObject({ name: 'journal', detail: /does not show the freeze/ });
    }
  });

  const forgeries: [what: string, name: CheckName, detail: RegExp, change: (copy: Transcript) => void][] = [
    [
      'another plan',
      'plan',
      /^planHash: expected/,
      (copy) => {
        copy.plan.reserves = 3;
      },
    ],
    [
      'another plan and its hash',
      'seed',
      /^seed: expected/,
      (copy) => {
        copy.plan.title = null;
        copy.planHash = bytesToHex(planHash(copy.plan));
      },
    ],
    [
      'a wrong secret',
      'commitments',
      /secret of commission does not open/,
      (copy) => {
        copy.secrets[1]!.secret = sampleSecret('x');
      },
    ],
    [
      'a wrong secret and its commitment',
      'seed',
      /^seed: expected/,
      (copy) => {
        copy.secrets[1]!.secret = sampleSecret('x');
        copy.commitments[1]!.commitment = commitmentOf(
          'sample-1',
          'commission',
          hexToBytes(sampleSecret('x')),
        );
      },
    ],
    [
      'one contributor left out',
      'commitments',
      /expected operator, commission/,
      (copy) => {
        copy.secrets.pop();
        copy.commitments.pop();
      },
    ],
    [
      'the contributors swapped',
      'commitments',
      /expected operator, commission/,
      (copy) => {
        copy.secrets.reverse();
        copy.commitments.reverse();
      },
    ],
    [
      'another root',
      'seed',
      /^seed/,
      (copy) => {
        copy.entries.root = 'ab'.repeat(32);
      },
    ],
    [
      'another seed',
      'seed',
      /^seed/,
      (copy) => {
        copy.seed = 'ab'.repeat(64);
      },
    ],
    [
      'a beacon that the plan does not name',
      'beacon',
      /names no beacon/,
      (copy) => {
        copy.beacon = ROUND_1000;
      },
    ],
    [
      'another winner',
      'picks',
      /^picks\.0: expected winner 1 at 13/,
      (copy) => {
        const index = 3;
        copy.picks[0] = provePicks(
          [{ role: 'winner', place: 1, index, entry: sampleEntries.entry(index) }],
          sampleEntries,
        )[0]!;
      },
    ],
    [
      'the winner swapped with a reserve',
      'picks',
      /^picks\.0/,
      (copy) => {
        const [winner, reserve, last] = copy.picks;
        copy.picks = [
          { ...reserve!, role: 'winner', place: 1 },
          { ...winner!, role: 'reserve', place: 1 },
          last!,
        ];
      },
    ],
    [
      'a missing reserve',
      'picks',
      /expected 3 picks, the transcript has 2 picks/,
      (copy) => {
        copy.picks.pop();
      },
    ],
    [
      'one pick too many',
      'picks',
      /has 4 picks/,
      (copy) => {
        copy.picks.push(copy.picks[2]!);
      },
    ],
    [
      'a winner called a reserve',
      'picks',
      /has reserve 1 at 13/,
      (copy) => {
        copy.picks[0]!.role = 'reserve';
      },
    ],
    [
      'a changed entry',
      'inclusion',
      /winner 1: "751285754891" is not proved/,
      (copy) => {
        copy.picks[0]!.entry = '751285754891';
      },
    ],
    [
      'another entry’s proof',
      'inclusion',
      /is not proved/,
      (copy) => {
        copy.picks[0]!.proof = copy.picks[1]!.proof;
      },
    ],
    [
      'no proof',
      'inclusion',
      /is not proved/,
      (copy) => {
        copy.picks[0]!.proof = [];
      },
    ],
    [
      'an entry that no line can hold',
      'form',
      /^picks\.0\.entry/,
      (copy) => {
        copy.picks[0]!.entry = '\u001b[2J';
      },
    ],
    [
      'more picks than entries',
      'picks',
      /the plan picks 3, there are 2/,
      (copy) => {
        copy.entries.count = 2;
      },
    ],
    [
      'a number of entries beyond what a draw takes',
      'form',
      /^entries\.count/,
      (copy) => {
        copy.entries.count = 2 ** 40;
      },
    ],
  ];
  it.each(forgeries)('is found out with %s', (_, name, detail, change) => {
    expect(failure(forge(offline, change))).toMatchObject({ name, detail });
  });

  it('is found out with a digest that does not fit', () => {
    const file = utf8ToBytes(transcriptText({ ...offline, digest: 'ab'.repeat(32) }));
    expect(failure(file)?.name).toBe('digest');
  });

  it('cannot freeze a list that is not sorted or has an entry twice, once the picks show it', () => {
    const plan = { ...SAMPLE_PLAN, prizes: [], winners: 2, reserves: 1 };
    for (const entries of [
      ['a', 'b', 'c'],
      ['b', 'a', 'c'],
      ['a', 'b', 'b'],
    ]) {
      const tree = new MerkleLog(plainHasher());
      for (const entry of entries) tree.append(leafHash(utf8ToBytes(entry)));
      const frozen: FrozenEntries = {
        count: entries.length,
        root: tree.root(),
        entry: (index) => entries[index]!,
        indexOf: (entry) => entries.indexOf(entry),
        proof: (index) => tree.inclusionProof(index),
        lines: () => utf8ToBytes(entries.join('\n')),
      };
      const file = fileOf(sampleTranscript(sampleOutcome(plan, null, frozen), null, frozen));
      const failed = failure(file);
      if (entries.join('') === 'abc') expect(failed).toBeNull();
      else expect(failed).toMatchObject({ name: 'inclusion', detail: /not in bytewise order/ });
    }
  });
});

describe('the beacon', () => {
  const changed = (change: (copy: Transcript) => void): ReturnType<typeof failure> =>
    failure(forge(withBeacon, change));

  it('is needed where the plan names one, and is the plan’s round', () => {
    expect(
      changed((copy) => {
        copy.beacon = null;
      }),
    ).toMatchObject({ name: 'beacon', detail: /there is none/ });
    expect(
      changed((copy) => {
        copy.beacon!.round = 999;
      }),
    ).toMatchObject({ name: 'beacon', detail: /expected drand round 1000/ });
    expect(
      changed((copy) => {
        copy.beacon!.signature = `c0${'00'.repeat(47)}`;
      })?.name,
    ).toBe('beacon');
  });

  it('is later than closing', () => {
    const late = { ...BEACON_PLAN, closesAt: '2023-08-23T15:59:24.000Z' };
    const file = forge(withBeacon, (copy) => {
      copy.plan = late;
      copy.planHash = bytesToHex(planHash(late));
      for (const row of copy.commitments)
        row.commitment = commitmentOf(
          late.drawId,
          row.contributor,
          hexToBytes(sampleSecret(row.contributor)),
        );
    });
    expect(failure(file)).toMatchObject({ name: 'beacon', detail: /not later than the plan's closing time/ });
  });
});

describe('the list of entries', () => {
  const lines = new TextDecoder().decode(SAMPLE_ENTRIES).trim().split('\n');
  const withList = (list: readonly string[]): ReturnType<typeof failure> =>
    failure(fileOf(offline), { entries: utf8ToBytes(`${list.join('\n')}\n`) });

  it('is refused with a line changed, extra, missing or doubled', () => {
    expect(withList(lines.with(4, '999999999999'))).toMatchObject({
      name: 'entries',
      detail: /^entries.root: expected/,
    });
    expect(withList([...lines, '999999999999'])).toMatchObject({
      name: 'entries',
      detail: 'entries.count: expected 21, the transcript has 20',
    });
    expect(withList(lines.slice(1))).toMatchObject({ name: 'entries', detail: /expected 19/ });
    expect(withList([...lines, lines[3]!])).toMatchObject({
      name: 'entries',
      detail: /line 21: .* stands on line 4 already/,
    });
    expect(withList([])).toMatchObject({ name: 'entries', detail: /line 1: it is empty/ });
  });
});
