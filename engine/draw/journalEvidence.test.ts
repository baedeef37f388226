import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  BEACON_PLAN,
  ROUND_1000,
  SAMPLE_PLAN,
  SAMPLE_TIMES,
  sampleEntries,
  sampleEvidence,
  sampleOutcome,
  sampleTranscript,
} from '../../fixtures/draw/sampleDraw.ts';
import { SAMPLE_SIGNER, SAMPLE_VERIFIER_KEY, SampleJournal } from '../../fixtures/draw/sampleJournal.ts';
import type { JournalRecord } from '../journal/journalRecord.ts';
import { encodeVerifierKey, verifierOf } from '../journal/signedNote.ts';
import type { DrawEventPayload } from './drawEvent.ts';
import { planHash } from './drawPlan.ts';
import { type JournalEvidence, transcriptText } from './transcript.ts';
import { verifyTranscript } from './verifyTranscript.ts';

const outcome = sampleOutcome(SAMPLE_PLAN);
const draw = SAMPLE_PLAN.drawId;
const evidence = sampleEvidence(outcome);

/** Why the sample draw is refused with this evidence; null when it is not. */
function refusal(journal: JournalEvidence | null, journalKey?: string, drawn = outcome): string | null {
  const file = utf8ToBytes(transcriptText(sampleTranscript(drawn, journal)));
  const { ok, checks } = verifyTranscript(file, journalKey === undefined ? {} : { journalKey });
  if (ok) return null;
  expect(checks.at(-1)).toMatchObject({ name: 'journal', outcome: 'failed' });
  return checks.at(-1)!.detail;
}

/** The steps of the sample draw, to be journalled in another order or with other contents. */
const [operator, commission] = outcome.commitments;
const steps = {
  plan: { type: 'planned', plan: SAMPLE_PLAN, planHash: bytesToHex(planHash(SAMPLE_PLAN)) },
  operator: { type: 'committed', ...operator! },
  commission: { type: 'committed', ...commission! },
  freeze: { type: 'frozen', entryCount: sampleEntries.count, entriesRoot: bytesToHex(sampleEntries.root) },
} satisfies Record<string, DrawEventPayload>;
const picked: JournalRecord['body'] = {
  draw,
  seed: bytesToHex(outcome.seed),
  picks: outcome.picks.map(({ role, place, index, entry }) => ({ role, place, index, entry })),
};
type Step = keyof typeof steps | 'pick' | 'start';
const STEPS: readonly Step[] = ['plan', 'operator', 'commission', 'freeze', 'pick'];
const { planned, frozen } = SAMPLE_TIMES;
const TIMES: Record<Step, string> = {
  plan: planned,
  operator: SAMPLE_TIMES.committed,
  commission: SAMPLE_TIMES.committed,
  freeze: frozen,
  pick: SAMPLE_TIMES.picked,
  start: SAMPLE_TIMES.picked,
};

interface Telling {
  /** The order in which the steps are journalled. */
  order?: readonly Step[];
  contents?: Partial<Record<keyof typeof steps, DrawEventPayload>>;
  pick?: JournalRecord['body'];
  start?: DrawEventPayload;
  /** The records that the transcript carries. */
  shown?: readonly Step[];
  times?: Partial<Record<Step, string>>;
}

/** The evidence of a journal that tells the draw so. */
function told({
  order = STEPS,
  shown = STEPS,
  contents = {},
  pick = picked,
  start = { type: 'started', by: ['host-1', 'commission-1'] },
  times = {},
}: Telling): JournalEvidence {
  const journal = new SampleJournal();
  const indices = new Map<Step, number>();
  for (const step of order) {
    const at = times[step] ?? TIMES[step];
    const index =
      step === 'pick'
        ? journal.append('draw.picked', pick, at)
        : journal.appendEvent(draw, step === 'start' ? start : (contents[step] ?? steps[step]), at);
    indices.set(step, index);
  }
  return journal.evidence(shown.map((step) => indices.get(step)!));
}

/** `evidence` with one of its parts changed. */
function changed(change: (copy: JournalEvidence) => void): JournalEvidence {
  const copy = structuredClone(evidence);
  change(copy);
  return copy;
}

describe('journal evidence', () => {
  it('is taken when it shows every step in order, among any other records', () => {
    expect(refusal(evidence)).toBeNull();
    expect(refusal(evidence, SAMPLE_VERIFIER_KEY)).toBeNull();
    expect(refusal(told({}))).toBeNull();
  });

  it('may have the commitments in any order among themselves', () => {
    expect(refusal(told({ order: ['plan', 'commission', 'operator', 'freeze', 'pick'] }))).toBeNull();
  });

  it('shows who gave the word to start, wherever between plan and pick it was given', () => {
    const shown = STEPS.toSpliced(-1, 0, 'start');
    expect(refusal(told({ order: shown, shown }))).toBeNull();
    const early: Step[] = ['plan', 'operator', 'commission', 'start', 'freeze', 'pick'];
    const times = { start: SAMPLE_TIMES.frozen };
    expect(refusal(told({ order: early, shown, times }))).toBeNull();
    expect(refusal(told({ order: [...STEPS, 'start'], shown }))).toMatch(/the pick\) is not later than/);
    expect(refusal(told({ order: ['start', ...STEPS], shown, times: { start: planned } }))).toMatch(
      /the start\) is not later than/,
    );
    const paused: DrawEventPayload = { type: 'paused', reason: 'no power', by: ['host-1'] };
    expect(refusal(told({ order: shown, shown, start: paused }))).toMatch(/does not show the start/);
    expect(refusal(told({ order: shown, shown: [...shown, 'pick'] }))).toMatch(/^journal\.records: expected/);
  });

  it('is missed when a journal key is known', () => {
    expect(refusal(null)).toBeNull();
    expect(refusal(null, SAMPLE_VERIFIER_KEY)).toMatch(/carries no journal records/);
  });

  it('is refused under a foreign key', () => {
    const foreign = { name: SAMPLE_SIGNER.name, secretKey: new Uint8Array(32).fill(8) };
    const foreignKey = encodeVerifierKey(verifierOf(foreign));
    expect(refusal(evidence, foreignKey)).toMatch(/^journal\.verifierKey: expected/);
    expect(
      refusal(
        changed((copy) => {
          copy.verifierKey = foreignKey;
        }),
      ),
    ).toMatch(/no signature by/);
    expect(
      refusal(
        changed((copy) => {
          copy.verifierKey = 'key';
        }),
      ),
    ).toMatch(/not an Ed25519 verifier key/);
  });

  it('is refused with any byte of its checkpoint changed', () => {
    const { checkpoint } = evidence;
    for (let at = 0; at < checkpoint.length; at++) {
      const other = checkpoint[at] === 'A' ? 'B' : 'A';
      const note = checkpoint.slice(0, at) + other + checkpoint.slice(at + 1);
      expect(
        refusal(
          changed((copy) => {
            copy.checkpoint = note;
          }),
        ),
        `byte ${at}`,
      ).toMatch(/^journal\.checkpoint/);
    }
  });

  it('is refused with any byte of a record changed', () => {
    for (const [i, { text }] of evidence.records.entries()) {
      for (let at = 0; at < text.length; at++) {
        const other = text[at] === '1' ? '2' : '1';
        const changedText = text.slice(0, at) + other + text.slice(at + 1);
        expect(
          refusal(
            changed((copy) => {
              copy.records[i]!.text = changedText;
            }),
          ),
          `record ${i}, byte ${at}`,
        ).not.toBeNull();
      }
    }
  });

  it('is refused with a proof changed, shortened or swapped', () => {
    for (const i of evidence.records.keys()) {
      expect(
        refusal(
          changed((copy) => {
            copy.records[i]!.proof[0] = 'ab'.repeat(32);
          }),
        ),
      ).toMatch(/is not proved to be in the journal/);
      expect(
        refusal(
          changed((copy) => {
            copy.records[i]!.proof.pop();
          }),
        ),
      ).toMatch(/is not proved/);
    }
    expect(
      refusal(
        changed((copy) => {
          const [first, second] = copy.records;
          [first!.proof, second!.proof] = [second!.proof, first!.proof];
        }),
      ),
    ).toMatch(/is not proved/);
  });

  it('is refused with a record missing, repeated, extra or at another one’s place', () => {
    expect(
      refusal(
        changed((copy) => {
          copy.records.pop();
        }),
      ),
    ).toBe('journal.records: expected 5 records, the transcript has 4 records');
    expect(
      refusal(
        changed((copy) => {
          copy.records.push(copy.records[0]!, copy.records[0]!);
        }),
      ),
    ).toMatch(/has 7 records/);
    expect(
      refusal(
        changed((copy) => {
          copy.records.push(copy.records[0]!);
        }),
      ),
    ).toMatch(/does not show the start/);
    expect(
      refusal(
        changed((copy) => {
          copy.records[2] = copy.records[1]!;
        }),
      ),
    ).toMatch(/does not show the commitment of commission/);
    expect(
      refusal(
        changed((copy) => {
          copy.records.reverse();
        }),
      ),
    ).toMatch(/does not show the plan/);
    expect(
      refusal(
        changed((copy) => {
          copy.records[1] = copy.records[0]!;
        }),
      ),
    ).toMatch(/record 1 does not show the commitment of operator/);
  });

  it('is refused when a record is not the canonical text of one', () => {
    const { text } = evidence.records[0]!;
    for (const other of ['', '{}', `${text} `, text.replace('"index":1', '"index":9,"index":1')]) {
      expect(
        refusal(
          changed((copy) => {
            copy.records[0]!.text = other;
          }),
        ),
      ).toMatch(/journal record of the plan is not one/);
    }
  });
});

describe('a journal that tells another story, signed all the same', () => {
  it('is refused when the steps are out of order', () => {
    const late: Step[][] = [
      ['operator', 'plan', 'commission', 'freeze', 'pick'],
      ['plan', 'operator', 'freeze', 'commission', 'pick'],
      ['plan', 'operator', 'commission', 'pick', 'freeze'],
    ];
    // All at one instant, so that only the order of the records tells.
    const times = Object.fromEntries(STEPS.map((step) => [step, '2023-08-23T15:30:00.000Z']));
    expect(refusal(told({ times }))).toBeNull();
    for (const order of late)
      expect(refusal(told({ order, times })), order.join()).toMatch(/is not later than record/);
  });

  it('is refused when a record is dated before the one it follows', () => {
    expect(refusal(told({ times: { operator: '2023-08-23T11:59:59.999Z' } }))).toMatch(
      /is not later than record 0 \(the plan\)/,
    );
    expect(refusal(told({ times: { pick: '2023-08-23T15:30:00.500Z' } }))).toMatch(
      /\(the pick\) is not later than record 3 \(the freeze\)/,
    );
  });

  it('is refused when a commitment came after closing, or the freeze before it', () => {
    expect(
      refusal(
        told({ times: { commission: '2023-08-23T15:30:00.000Z', freeze: '2023-08-23T15:30:00.000Z' } }),
      ),
    ).toBeNull();
    expect(refusal(told({ times: { commission: '2023-08-23T15:30:00.001Z' } }))).toBe(
      'the commitment of commission came at 2023-08-23T15:30:00.001Z, after closing at 2023-08-23T15:30:00.000Z',
    );
    expect(refusal(told({ times: { freeze: '2023-08-23T15:29:59.999Z' } }))).toBe(
      'the entries were frozen at 2023-08-23T15:29:59.999Z, before closing at 2023-08-23T15:30:00.000Z',
    );
  });

  it('is refused when the entries were frozen once the beacon was known', () => {
    const drawn = sampleOutcome(BEACON_PLAN, ROUND_1000);
    const frozenAt = (at: string): string | null =>
      refusal(sampleEvidence(drawn, { ...SAMPLE_TIMES, frozen: at }), undefined, drawn);
    expect(frozenAt('2023-08-23T15:59:23.999Z')).toBeNull();
    expect(frozenAt('2023-08-23T15:59:24.000Z')).toMatch(/drand round 1000 was known already/);
  });

  it('is refused when a step says something else than the transcript', () => {
    const other = 'ab'.repeat(32);
    const tales: [telling: Telling, message: RegExp][] = [
      [{ contents: { plan: { ...steps.plan, planHash: other } } }, /does not show the plan/],
      // The hash of the plan, beside another plan for the viewers.
      [
        { contents: { plan: { ...steps.plan, plan: { ...SAMPLE_PLAN, title: null } } } },
        /does not show the plan/,
      ],
      [
        { contents: { operator: { ...steps.operator, commitment: other } } },
        /does not show the commitment of operator/,
      ],
      [{ contents: { commission: steps.operator } }, /does not show the commitment of commission/],
      [{ contents: { freeze: { ...steps.freeze, entryCount: 19 } } }, /does not show the freeze/],
      [{ contents: { freeze: { ...steps.freeze, entriesRoot: other } } }, /does not show the freeze/],
      [{ contents: { freeze: { type: 'sealed', record: 1, leafHash: other } } }, /does not show the freeze/],
      [{ pick: { ...picked, draw: 'sample-9' } }, /does not show the pick/],
      [{ pick: { ...picked, seed: other + other } }, /does not show the pick/],
      [{ pick: { ...picked, picks: [] } }, /does not show the pick/],
      [{ pick: { draw, seed: picked.seed! } }, /does not show the pick/],
    ];
    for (const [telling, message] of tales) expect(refusal(told(telling)), String(message)).toMatch(message);
  });

  it('is refused when the events are of two epochs, of another draw, or not the draw’s first', () => {
    const journal = new SampleJournal();
    const build = (draws: string[], epochs: string[]): JournalEvidence => {
      const own = new SampleJournal();
      const indices = (['plan', 'operator', 'commission', 'freeze'] as const).map((step, i) =>
        own.appendEvent(draws[i]!, steps[step], TIMES[step], epochs[i]!),
      );
      indices.push(own.append('draw.picked', picked, TIMES.pick));
      return own.evidence(indices);
    };
    const [e1, e2] = ['0'.repeat(16), '1'.repeat(16)];
    expect(refusal(build([draw, draw, draw, draw], [e1, e1, e1, e1]))).toBeNull();
    // A log that was restored goes on under another epoch, and never back.
    expect(refusal(build([draw, draw, draw, draw], [e1, e1, e2, e2]))).toBeNull();
    expect(refusal(build([draw, draw, draw, draw], [e1, e1, e2, e1]))).toMatch(/another epoch/);
    expect(refusal(build([draw, draw, draw, 'sample-9'], [e1, e1, e1, e1]))).toMatch(
      /does not show the freeze/,
    );
    journal.appendEvent(draw, steps.plan, TIMES.plan);
    const again = (['plan', 'operator', 'commission', 'freeze'] as const).map((step) =>
      journal.appendEvent(draw, steps[step], TIMES[step]),
    );
    again.push(journal.append('draw.picked', picked, TIMES.pick));
    expect(refusal(journal.evidence(again))).toMatch(/is not the first event of the draw/);
  });

  it('is refused when a record is of another type', () => {
    const journal = new SampleJournal();
    const indices = [journal.append('draw.planned', { draw }, TIMES.plan)];
    for (const step of ['operator', 'commission', 'freeze'] as const)
      indices.push(journal.appendEvent(draw, steps[step], TIMES[step]));
    indices.push(journal.append('draw.picked', picked, TIMES.pick));
    expect(refusal(journal.evidence(indices))).toMatch(/record 0 does not show the plan/);
  });
});
