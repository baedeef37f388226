/** Winners with their prizes, then the reserves in the order in which they would take a winner's place. */
import { formatInteger, formatTenge } from '../../../engine/terms/tenge.ts';
import type { PlainBlock, Run, Words } from '../printedDocument.ts';
import { amountInWords } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import { entryText } from '../words/grouped.ts';
import type { DrawRecord, Outcome } from './drawRecord.ts';
import type { ProtocolContext } from './protocolContext.ts';

type Prize = DrawRecord['plan']['prizes'][number];
type Pick = Outcome['picks'][number];

/** Longer entries are names or sentences rather than numbers: they are set as text. */
const LARGE_CHARACTERS = 20;

const numberWords = (entry: string, tone: Run['tone']): Words => [
  { text: entryText(entry), tone: entry.length > LARGE_CHARACTERS ? 'strong' : tone },
];

function prizeWords(prize: Prize | undefined, { text, language }: ProtocolContext): Words {
  if (!prize) return [{ text: text.protocol.result.noPrize, tone: 'note' }];
  return [
    { text: prize.name[language], tone: 'body' },
    { text: formatTenge(prize.amountTenge, language), tone: 'strong' },
    { text: amountInWords(prize.amountTenge, language), tone: 'note' },
  ];
}

/** "12-й из 20": where the entry stands in the frozen list, from 1. */
function listedWords({ index }: Pick, { record, text, language }: ProtocolContext): string {
  const values = {
    index: formatInteger(index + 1, language),
    count: formatInteger(record.entries!.count, language),
  };
  return fill(text.protocol.result.listedText, values);
}

function winnersTable(winners: readonly Pick[], context: ProtocolContext): PlainBlock {
  const words = context.text.protocol.result;
  return {
    kind: 'table',
    columns: [
      { title: words.winner, share: 11 },
      { title: words.number, share: 27 },
      { title: words.listed, share: 20 },
      { title: words.prize, share: 32 },
    ],
    rows: winners.map((winner) => [
      String(winner.place),
      numberWords(winner.entry, 'number'),
      listedWords(winner, context),
      prizeWords(context.record.plan.prizes[winner.place - 1], context),
    ]),
  };
}

function reservesTable(reserves: readonly Pick[], context: ProtocolContext): PlainBlock {
  const words = context.text.protocol.result;
  return {
    kind: 'table',
    columns: [
      { title: words.reserve, share: 11 },
      { title: words.number, share: 27 },
      { title: words.listed, share: 52 },
    ],
    rows: reserves.map((reserve) => [
      String(reserve.place),
      numberWords(reserve.entry, 'strong'),
      listedWords(reserve, context),
    ]),
  };
}

export function resultSection(context: ProtocolContext): PlainBlock[] {
  const { record, text } = context;
  if (!record.outcome) return [];
  const { picks } = record.outcome;
  const reserves = picks.filter(({ role }) => role === 'reserve');
  const words = text.protocol;
  return [
    { kind: 'heading', text: words.section.result },
    winnersTable(
      picks.filter(({ role }) => role === 'winner'),
      context,
    ),
    { kind: 'paragraph', words: reserves.length > 0 ? words.result.reserves : words.result.noReserves },
    ...(reserves.length > 0 ? [reservesTable(reserves, context)] : []),
  ];
}
