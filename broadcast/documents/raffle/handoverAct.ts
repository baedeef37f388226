/**
 * The act of handing a certificate over: the certificate with its value, who hands it over, the winner, and who came instead with a power
 * of attorney. "В Акте будет указана его персональная информация и полная информация о сертификате, включая его стоимость" (clause 7).
 */
import { badInput } from '../../../engine/errors.ts';
import { monthName } from '../../../engine/raffle/monthName.ts';
import type { RaffleTerms } from '../../../engine/raffle/raffleTerms.ts';
import type { Blank, PaperLanguage, PlainBlock, PrintedDocument, Words } from '../printedDocument.ts';
import { paperText } from '../text/paperText.ts';
import { amountTwice } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import { plainDay } from '../words/momentText.ts';
import type { Handover } from './handoverRecord.ts';
import { raffleText } from './text/raffleText.ts';
import type { RaffleText } from './text/ru.ts';

interface ActContext {
  readonly record: Handover;
  readonly terms: RaffleTerms;
  readonly language: PaperLanguage;
  readonly words: RaffleText['act'];
}

type Row = { readonly label: string; readonly value: Words | Blank };

const row = (label: string, value: string | null): Row => ({ label, value: value ?? { blank: true } });
const dayRow = (label: string, day: string | null): Row => row(label, day === null ? null : plainDay(day));

const section = (title: string, rows: readonly Row[]): PlainBlock[] => [
  { kind: 'heading', text: title },
  { kind: 'facts', rows },
];

const documentText = (document: Handover['winner']['document'], words: RaffleText['act']): string | null =>
  document &&
  fill(words.documentText, {
    number: document.number,
    day: plainDay(document.issuedOn),
    by: document.issuedBy,
  });

function basis({ record, language, words }: ActContext): PlainBlock[] {
  const { draw, drawnOn, month, code, place, handedOn } = record;
  const values = { draw, day: plainDay(drawnOn), month: monthName(month)[language] };
  return section(words.section.basis, [
    { label: words.draw, value: fill(words.drawText, values) },
    { label: words.code, value: [{ text: code, tone: 'strong' }] },
    row(words.placeDate, place),
    dayRow(words.date, handedOn),
  ]);
}

function certificate({ record, terms, language, words }: ActContext, amountTenge: number): PlainBlock[] {
  const { number, validThrough } = record.certificate;
  return section(words.section.certificate, [
    { label: words.name, value: terms.prize.name[language] },
    row(words.number, number),
    dayRow(words.validThrough, validThrough),
    { label: words.amount, value: [{ text: amountTwice(amountTenge, language), tone: 'strong' }] },
  ]);
}

function people({ record, terms, language, words }: ActContext): PlainBlock[] {
  const { winner, proxy, handedBy } = record;
  const official = [handedBy.name, handedBy.post].filter((part) => part !== null).join(', ');
  const power = proxy?.power;
  return [
    ...section(words.section.giver, [
      { label: words.organiser, value: terms.organiser.name[language] },
      row(words.official, official || null),
    ]),
    ...section(words.section.receiver, [
      row(words.person, winner.name),
      row(words.iin, winner.iinOrBin),
      row(words.document, documentText(winner.document, words)),
      row(words.address, winner.address),
      row(words.phone, winner.phone),
      ...(winner.email === null ? [] : [row(words.email, winner.email)]),
    ]),
    ...(proxy
      ? section(words.section.proxy, [
          row(words.person, proxy.name),
          row(words.document, documentText(proxy.document, words)),
          row(
            words.power,
            power
              ? fill(words.powerText, {
                  number: power.number,
                  day: plainDay(power.issuedOn),
                  by: power.certifiedBy,
                })
              : null,
          ),
        ])
      : []),
  ];
}

/** What both sides sign to. */
function stated({ record, terms, words }: ActContext): PlainBlock[] {
  const { prize, tax, conditions, proxy } = terms;
  const values = {
    noCash: prize.noCashClause,
    tax: tax.clause,
    taxPayer: words.taxPayers[tax.paidBy],
    registered: conditions.registered.clause,
    identity: conditions['identity-document'].clause,
  };
  const items = [
    ...words.stated.map((text) => fill(text, values)),
    ...(record.proxy ? [fill(words.proxyStated, { clause: proxy.clause })] : []),
  ];
  const ways = record.signing ? words.signings[record.signing] : Object.values(words.signings).join(' / ');
  return [
    { kind: 'paragraph', words: items.map((text, i) => ({ text: `${i + 1}. ${text}`, tone: 'body' })) },
    { kind: 'facts', rows: [{ label: words.signing, value: ways }], keepWithNext: true },
  ];
}

function signatures({ record, language, words }: ActContext): PlainBlock {
  const { handedBy, winner, proxy } = record;
  const [receiver, take] = proxy ? [proxy.name, words.takeByProxy] : [winner.name, words.take];
  return {
    kind: 'signatures',
    title: words.section.signatures,
    words: words.signed,
    captions: paperText(language).signature,
    people: [
      { post: handedBy.post === null ? words.give : `${words.give}: ${handedBy.post}`, name: handedBy.name },
      { post: take, name: receiver },
    ],
  };
}

/** @throws TirazhError BAD_INPUT for a month that the raffle's terms do not have */
export function handoverAct(
  record: Handover,
  terms: RaffleTerms,
  language: PaperLanguage,
): PrintedDocument<PlainBlock> {
  const month = terms.months.find((candidate) => candidate.month === record.month);
  if (!month) throw badInput(`month: raffle ${terms.id} has no draw of ${record.month}`);
  const { act: words } = raffleText(language);
  const context: ActContext = { record, terms, language, words };
  const { draw, code } = record;
  return {
    language,
    title: `${words.title} ${draw}`,
    author: terms.organiser.name[language],
    datedMs: Date.parse(record.madeOn),
    foot: fill(words.foot, { draw, code }),
    pageOf: paperText(language).pageOf,
    blocks: [
      // The organiser stands below, as the side that hands over.
      { kind: 'masthead', issuer: [], title: words.title, under: [terms.name[language]] },
      ...basis(context),
      ...certificate(context, month.amountTenge),
      ...people(context),
      ...stated(context),
      signatures(context),
    ],
  };
}
