/** Promotion, organiser, month, deadline, method, participants and prize: the head of a month's protocol (clauses 4, 5). */
import { addDays, startOfDayMs } from '../../../engine/raffle/almatyDay.ts';
import { lastDrawDay } from '../../../engine/raffle/drawDeadline.ts';
import { monthName } from '../../../engine/raffle/monthName.ts';
import { inLanguage } from '../../../engine/terms/localizedText.ts';
import { formatInteger } from '../../../engine/terms/tenge.ts';
import type { Blank, PlainBlock, Words } from '../printedDocument.ts';
import { pickedMs } from '../protocol/outcomeNotice.ts';
import { amountTwice } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import { hashGroups } from '../words/grouped.ts';
import { plainDay } from '../words/momentText.ts';
import type { RaffleContext } from './raffleContext.ts';

type Row = { readonly label: string; readonly value: Words | Blank };

/** "не позднее 20.04.2024 (п. 5)", and whether it was kept. A draw among the reserves has no such day. */
function deadlineRows({ facts, words, draw }: RaffleContext): Row[] {
  const { terms, month, isAmongReserves } = facts;
  if (isAmongReserves) return [];
  const last = lastDrawDay(month, terms);
  const text = fill(words.protocol.deadlineText, { day: plainDay(last) });
  const atMs = pickedMs(draw.record);
  const kept = (ms: number): string =>
    ms < startOfDayMs(addDays(last, 1)) ? words.protocol.inTime : words.protocol.late;
  const day = fill(words.clause, { text, clause: terms.draw.clause });
  return [{ label: words.protocol.deadline, value: atMs === null ? day : `${day}; ${kept(atMs)}` }];
}

function kindText({ facts, words }: RaffleContext): string {
  const { terms, month, isAmongReserves, language } = facts;
  const name = monthName(month)[language];
  const text = fill(isAmongReserves ? words.protocol.among : words.protocol.monthly, { month: name });
  return fill(words.clause, { text, clause: isAmongReserves ? terms.contact.clause : terms.draw.clause });
}

function listRows({ facts, words, draw }: RaffleContext): Row[] {
  const { counts, binding, language } = facts;
  const { entries } = draw.record;
  const number = (value: number): string => formatInteger(value, language);
  const imported = counts && { rows: number(counts.rows), eligible: number(counts.eligible) };
  return [
    ...(entries
      ? [
          {
            label: words.protocol.participants,
            value: [
              { text: number(entries.count), tone: 'strong' },
              ...(imported ? [{ text: fill(words.protocol.rows, imported), tone: 'note' } as const] : []),
            ],
          } satisfies Row,
        ]
      : []),
    ...(binding === null
      ? []
      : [
          {
            label: words.protocol.binding,
            value: [{ text: hashGroups(binding), tone: 'hash' }],
          } satisfies Row,
        ]),
  ];
}

export function raffleFacts(context: RaffleContext): PlainBlock[] {
  const { facts, words, draw } = context;
  const { terms, month, language } = facts;
  const amountTenge = terms.months.find((candidate) => candidate.month === month)!.amountTenge;
  const { protocol } = words;
  return [
    { kind: 'heading', text: draw.text.protocol.section.facts },
    {
      kind: 'facts',
      rows: [
        { label: protocol.promotion, value: terms.name[language] },
        { label: protocol.conditions, value: inLanguage(terms.document.title, language) },
        { label: protocol.organiser, value: terms.organiser.name[language] },
        { label: protocol.place, value: facts.place ?? { blank: true } },
        { label: protocol.kind, value: kindText(context) },
        ...deadlineRows(context),
        {
          label: protocol.method,
          value: fill(words.clause, { text: protocol.methodText, clause: terms.draw.clause }),
        },
        ...listRows(context),
        { label: protocol.prize, value: terms.prize.name[language] },
        { label: protocol.amount, value: amountTwice(amountTenge, language) },
      ],
    },
  ];
}
