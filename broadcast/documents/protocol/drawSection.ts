/** Entries and lot: everything that the winners follow from, with each value in full. */
import { formatInteger } from '../../../engine/terms/tenge.ts';
import type { PlainBlock, Words } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { hashGroups, hashLines } from '../words/grouped.ts';
import { postOf } from './people.ts';
import type { ProtocolContext } from './protocolContext.ts';

const hash = (hex: string): Words => [{ text: hashGroups(hex), tone: 'hash' }];

/** In a narrow column: two lines of four groups each. */
const foldedHash = (hex: string): Words => hashLines(hex).map((text) => ({ text, tone: 'hash' }));

function beaconWords({ record: { plan, outcome }, text }: ProtocolContext): Words {
  const words = text.protocol.draw;
  if (plan.entropy.kind === 'none') return words.noBeacon;
  const { round, chainHash } = plan.entropy;
  if (!outcome?.beacon) return fill(words.beaconPlanned, { round });
  const chain = `${chainHash.slice(0, 8)}…${chainHash.slice(-8)}`;
  return [
    { text: fill(words.beaconText, { round, chain }), tone: 'body' },
    { text: hashGroups(outcome.beacon.signature), tone: 'hash' },
  ];
}

function values(context: ProtocolContext): PlainBlock {
  const { record, text, language } = context;
  const { entries, planHash, outcome } = record;
  const words = text.protocol.draw;
  const listed = entries
    ? [
        { label: words.entries, value: formatInteger(entries.count, language) },
        { label: words.entriesRoot, value: hash(entries.root) },
      ]
    : [{ label: words.entries, value: words.notFrozen }];
  return {
    kind: 'facts',
    rows: [
      ...listed,
      { label: words.planHash, value: hash(planHash) },
      { label: words.beacon, value: beaconWords(context) },
      ...(outcome ? [{ label: words.seed, value: hash(outcome.seed) }] : []),
    ],
  };
}

function contributors({ record, text, people }: ProtocolContext): PlainBlock {
  const { commitments, outcome } = record;
  const words = text.protocol.draw;
  const secrets = new Map(outcome?.secrets.map(({ contributor, secret }) => [contributor, secret]));
  const who = (id: string): Words => {
    const known = people.get(id);
    return [
      { text: known?.name ?? postOf(id, text), tone: 'body' },
      { text: id, tone: 'note' },
    ];
  };
  return {
    kind: 'table',
    columns: [
      { title: words.contributor, share: 26 },
      { title: words.commitment, share: 37 },
      ...(outcome ? [{ title: words.secret, share: 37 }] : []),
    ],
    rows: commitments.map(({ contributor, commitment }) => [
      who(contributor),
      foldedHash(commitment),
      ...(outcome ? [foldedHash(secrets.get(contributor)!)] : []),
    ]),
  };
}

export function drawSection(context: ProtocolContext): PlainBlock[] {
  const { record, text } = context;
  const words = text.protocol.draw;
  return [
    { kind: 'heading', text: text.protocol.section.draw },
    { kind: 'paragraph', words: record.outcome ? words.method : words.methodAborted },
    values(context),
    contributors(context),
  ];
}
