/** The protocol of a draw as a document: what was drawn, from whom, how it went, how to check it, who signs. */
import { canonicalHashHex } from '../../../engine/encoding/canonicalJson.ts';
import { badInput } from '../../../engine/errors.ts';
import type { PlainBlock, PrintedDocument } from '../printedDocument.ts';
import { paperText } from '../text/paperText.ts';
import { fill } from '../words/fill.ts';
import { momentText, shortMoment } from '../words/momentText.ts';
import { checkSection } from './checkSection.ts';
import { courseSection } from './courseSection.ts';
import type { DrawRecord } from './drawRecord.ts';
import { drawSection } from './drawSection.ts';
import { factsSection } from './factsSection.ts';
import { footOf } from './footOf.ts';
import { outcomeNotice } from './outcomeNotice.ts';
import type { ProtocolContext, ProtocolSettings } from './protocolContext.ts';
import { resultSection } from './resultSection.ts';
import { signaturesSection } from './signaturesSection.ts';

/** Draws without terms are ours: this is where they are held. */
const HOME_ZONE = 'Asia/Almaty';

function masthead({ record, text, terms, language }: ProtocolContext): PlainBlock {
  const { drawId, title } = record.plan;
  const name = terms?.name ?? title;
  return {
    kind: 'masthead',
    issuer: terms ? [terms.operator.name[language]] : [],
    title: text.protocol.title,
    under: [...(name ? [name[language]] : []), fill(text.protocol.number, { draw: drawId })],
  };
}

/** @throws TirazhError BAD_INPUT when the terms are not those that the plan was made from */
export function drawProtocol(record: DrawRecord, settings: ProtocolSettings): PrintedDocument<PlainBlock> {
  const { terms, language } = settings;
  const { plan } = record;
  if (terms && plan.termsHash !== null && canonicalHashHex(terms) !== plan.termsHash) {
    throw badInput(`the terms are not those of draw ${plan.drawId}: its plan names ${plan.termsHash}`);
  }
  const text = paperText(language);
  const zone = terms?.timeZone ?? HOME_ZONE;
  const context: ProtocolContext = {
    ...settings,
    ...{ record, text },
    moment: (instantMs) => momentText(instantMs, zone, language),
    shortMoment: (instantMs) => shortMoment(instantMs, zone),
  };
  return {
    language,
    title: `${text.protocol.title} ${plan.drawId}`,
    author: terms?.operator.name[language] ?? null,
    datedMs: record.datedMs,
    foot: footOf(context),
    pageOf: text.pageOf,
    blocks: [
      masthead(context),
      outcomeNotice(context),
      ...factsSection(context),
      ...resultSection(context),
      ...courseSection(context),
      ...drawSection(context),
      ...checkSection(context),
      ...signaturesSection(context),
    ],
  };
}
