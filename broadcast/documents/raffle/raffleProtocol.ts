/**
 * The protocol of a month's raffle (clause 5): commission, winner and prize, reserves; then the course, the lot and the check that every
 * draw's protocol has, so that anybody can draw again what it says. As PDF (`pdf/printPdf`) and as DOCX (`docx/printDocx`).
 */
import { badInput } from '../../../engine/errors.ts';
import { monthName } from '../../../engine/raffle/monthName.ts';
import type { PlainBlock, PrintedDocument } from '../printedDocument.ts';
import { checkSection } from '../protocol/checkSection.ts';
import { courseSection } from '../protocol/courseSection.ts';
import type { DrawRecord } from '../protocol/drawRecord.ts';
import { drawSection } from '../protocol/drawSection.ts';
import { footOf } from '../protocol/footOf.ts';
import { outcomeNotice } from '../protocol/outcomeNotice.ts';
import type { ProtocolContext } from '../protocol/protocolContext.ts';
import { signaturesSection } from '../protocol/signaturesSection.ts';
import { paperText } from '../text/paperText.ts';
import { fill } from '../words/fill.ts';
import { momentText, shortMoment } from '../words/momentText.ts';
import type { RaffleContext, RaffleProtocolFacts } from './raffleContext.ts';
import { raffleFacts } from './raffleFacts.ts';
import { commissionSection, raffleResult } from './raffleResult.ts';
import { raffleText } from './text/raffleText.ts';

function contextOf(record: DrawRecord, facts: RaffleProtocolFacts): RaffleContext {
  const { language, terms, people, actors, place, site } = facts;
  const words = raffleText(language);
  const text = paperText(language);
  const draw: ProtocolContext = {
    ...{ language, people, place, site, record, terms: null },
    // The papers of draws speak of a lottery's operator; a promotion has an organiser.
    text: { ...text, people: { ...text.people, operator: words.protocol.organiser } },
    moment: (instantMs) => momentText(instantMs, terms.timeZone, language),
    shortMoment: (instantMs) => shortMoment(instantMs, terms.timeZone),
  };
  const course = { ...draw, people: new Map([...actors, ...people]) };
  return { facts, words, draw, course };
}

function masthead({ facts, words, draw }: RaffleContext): PlainBlock {
  const { terms, month, language } = facts;
  const { drawId } = draw.record.plan;
  return {
    kind: 'masthead',
    issuer: [terms.organiser.name[language]],
    title: words.protocol.title,
    under: [
      `${terms.name[language]}, ${fill(words.protocol.period, { month: monthName(month)[language] })}`,
      fill(draw.text.protocol.number, { draw: drawId }),
      facts.names ? words.protocol.signedCopy : words.protocol.publicCopy,
    ],
  };
}

/** @throws TirazhError BAD_INPUT for a month that the raffle's terms do not have */
export function raffleProtocol(record: DrawRecord, facts: RaffleProtocolFacts): PrintedDocument<PlainBlock> {
  const { terms, month, language } = facts;
  if (!terms.months.some((candidate) => candidate.month === month)) {
    throw badInput(`month: raffle ${terms.id} has no draw of ${month}`);
  }
  const context = contextOf(record, facts);
  const { draw, course, words } = context;
  return {
    language,
    title: `${words.protocol.title} ${record.plan.drawId}`,
    author: terms.organiser.name[language],
    datedMs: record.datedMs,
    foot: footOf(draw),
    pageOf: draw.text.pageOf,
    blocks: [
      masthead(context),
      outcomeNotice(course),
      ...raffleFacts(context),
      ...commissionSection(context),
      ...raffleResult(context),
      ...courseSection(course),
      ...drawSection(draw),
      ...checkSection(draw),
      ...signaturesSection(draw),
    ],
  };
}
