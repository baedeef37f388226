/** Lottery, organiser, series, place, times and what is drawn for. */
import type { LotteryTerms } from '../../../engine/terms/lotteryTerms.ts';
import { formatInteger, formatTenge } from '../../../engine/terms/tenge.ts';
import type { Blank, PlainBlock, Words } from '../printedDocument.ts';
import { amountTwice } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import { plainDay } from '../words/momentText.ts';
import type { ProtocolContext } from './protocolContext.ts';

type Row = { readonly label: string; readonly value: Words | Blank };

function termsRows(terms: LotteryTerms, { text, language }: ProtocolContext): Row[] {
  const { document, operator, name } = terms;
  const words = text.protocol.facts;
  const title = document.title[language] ?? document.title.ru;
  const day = plainDay(document.agreedOn);
  return [
    { label: words.lottery, value: name[language] },
    { label: words.terms, value: fill(words.termsEdition, { title, edition: document.edition, day }) },
    {
      label: words.organiser,
      value: fill(words.organiserBin, { name: operator.name[language], bin: operator.bin }),
    },
    { label: words.address, value: operator.address[language] ?? operator.address.ru },
  ];
}

/** One line for each kind of prize: what one of them is worth, and all of them together. */
function prizeLines({ record: { plan }, text, language }: ProtocolContext): Words {
  const words = text.protocol.facts;
  const kinds = Map.groupBy(plan.prizes, ({ name, amountTenge }) => `${amountTenge} ${name[language]}`);
  return [...kinds.values()].map((same) => {
    const { name, amountTenge } = same[0]!;
    const values = {
      name: name[language],
      count: formatInteger(same.length, language),
      amount: formatTenge(amountTenge, language),
      sum: formatTenge(amountTenge * same.length, language),
    };
    return { text: fill(same.length === 1 ? words.prizeEach : words.prizesEach, values), tone: 'body' };
  });
}

function prizeRows(context: ProtocolContext): Row[] {
  const { record, text, language } = context;
  const { winners, reserves, prizes } = record.plan;
  const words = text.protocol.facts;
  const total = prizes.reduce((sum, { amountTenge }) => sum + amountTenge, 0);
  return [
    { label: words.winners, value: formatInteger(winners, language) },
    { label: words.reserves, value: formatInteger(reserves, language) },
    ...(prizes.length > 0
      ? [
          { label: words.prizes, value: prizeLines(context) },
          { label: words.total, value: amountTwice(total, language) },
        ]
      : []),
  ];
}

export function factsSection(context: ProtocolContext): PlainBlock[] {
  const { record, text, terms, place, moment } = context;
  const { series, closesAt, startsAt, redrawOf } = record.plan;
  const words = text.protocol.facts;
  const timeRow = (label: string, instant: string | null): Row[] =>
    instant === null ? [] : [{ label, value: moment(Date.parse(instant)) }];
  return [
    { kind: 'heading', text: text.protocol.section.facts },
    {
      kind: 'facts',
      rows: [
        ...(terms ? termsRows(terms, context) : []),
        ...(series === null ? [] : [{ label: words.series, value: String(series) }]),
        ...(redrawOf === undefined ? [] : [{ label: words.redrawOf, value: redrawOf }]),
        { label: words.place, value: place ?? { blank: true } },
        ...timeRow(words.closes, closesAt),
        ...timeRow(words.starts, startsAt),
        ...prizeRows(context),
      ],
    },
  ];
}
