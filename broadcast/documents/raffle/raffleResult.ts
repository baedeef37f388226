/** The commission, the winner with the prize, the reserves in the order in which they follow (clause 5). */
import { formatTenge } from '../../../engine/terms/tenge.ts';
import type { PlainBlock, Words } from '../printedDocument.ts';
import type { Outcome } from '../protocol/drawRecord.ts';
import { postOf } from '../protocol/people.ts';
import { amountInWords } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import type { RaffleContext } from './raffleContext.ts';

type Pick = Outcome['picks'][number];

/** The organiser's own secret comes from the server; whoever signs for it writes the name in. */
const NO_NAME = '—';

/** Contributors of the plan first, then others who sat there. */
export function commissionSection({ facts, words, draw }: RaffleContext): PlainBlock[] {
  const { contributors } = draw.record.plan;
  const { people } = facts;
  const ids = [...new Set([...contributors, ...people.keys()])];
  const { protocol } = words;
  return [
    { kind: 'heading', text: protocol.section.commission },
    {
      kind: 'table',
      columns: [
        { title: protocol.number, share: 6 },
        { title: protocol.person, share: 42 },
        { title: protocol.post, share: 34 },
        { title: protocol.secret, share: 18 },
      ],
      rows: ids.map((id, i) => [
        String(i + 1),
        people.get(id)?.name ?? (id === 'operator' ? NO_NAME : id),
        people.get(id)?.post ?? postOf(id, draw.text),
        contributors.includes(id) ? protocol.yes : '—',
      ]),
    },
  ];
}

function nameWords({ entry }: Pick, { facts, words }: RaffleContext): Words {
  const { inSignedCopy, erased } = words.protocol;
  return facts.names?.get(entry) ?? [{ text: facts.names ? erased : inSignedCopy, tone: 'note' }];
}

function winnersTable(winners: readonly Pick[], context: RaffleContext): PlainBlock {
  const { facts, words, draw } = context;
  const { terms, language } = facts;
  const { protocol } = words;
  return {
    kind: 'table',
    columns: [
      { title: protocol.code, share: 26 },
      { title: protocol.name, share: 36 },
      { title: protocol.prizeColumn, share: 38 },
    ],
    rows: winners.map((winner) => {
      const amountTenge = draw.record.plan.prizes[winner.place - 1]?.amountTenge;
      const amount = amountTenge ?? terms.months.find(({ month }) => month === facts.month)!.amountTenge;
      return [
        [{ text: winner.entry, tone: 'number' }],
        nameWords(winner, context),
        [
          { text: terms.prize.name[language], tone: 'body' },
          { text: formatTenge(amount, language), tone: 'strong' },
          { text: amountInWords(amount, language), tone: 'note' },
        ],
      ];
    }),
  };
}

function reservesTable(reserves: readonly Pick[], context: RaffleContext): PlainBlock {
  const { protocol } = context.words;
  return {
    kind: 'table',
    columns: [
      { title: protocol.order, share: 12 },
      { title: protocol.code, share: 30 },
      { title: protocol.name, share: 58 },
    ],
    rows: reserves.map((reserve) => [
      String(reserve.place),
      [{ text: reserve.entry, tone: 'strong' }],
      nameWords(reserve, context),
    ]),
  };
}

export function raffleResult(context: RaffleContext): PlainBlock[] {
  const { facts, words, draw } = context;
  const { outcome } = draw.record;
  if (!outcome) return [];
  const winners = outcome.picks.filter(({ role }) => role === 'winner');
  const reserves = outcome.picks.filter(({ role }) => role === 'reserve');
  const { protocol } = words;
  const codes = fill(protocol.codes, { days: facts.terms.contact.days });
  return [
    { kind: 'heading', text: protocol.section.winner },
    winnersTable(winners, context),
    { kind: 'heading', text: protocol.section.reserves },
    ...(reserves.length > 0
      ? [reservesTable(reserves, context)]
      : [{ kind: 'paragraph', words: protocol.noReserves } as const]),
    { kind: 'paragraph', words: [{ text: codes, tone: 'note' }] },
  ];
}
