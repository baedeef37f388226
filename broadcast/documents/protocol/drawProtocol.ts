/** The protocol of a draw as a document: what was drawn, from whom, how it went, how to check it, who signs. */
import { canonicalHashHex } from '../../../engine/encoding/canonicalJson.ts';
import { badInput } from '../../../engine/errors.ts';
import type { Block, PrintedDocument, Run } from '../printedDocument.ts';
import { paperText } from '../text/paperText.ts';
import { fill } from '../words/fill.ts';
import { momentText, shortMoment } from '../words/momentText.ts';
import { checkSection } from './checkSection.ts';
import { courseSection } from './courseSection.ts';
import type { DrawRecord, Step } from './drawRecord.ts';
import { drawSection } from './drawSection.ts';
import { factsSection } from './factsSection.ts';
import { actorsText, postOf } from './people.ts';
import type { ProtocolContext, ProtocolSettings } from './protocolContext.ts';
import { reasonText } from './reasonText.ts';
import { resultSection } from './resultSection.ts';

/** Draws without terms are ours: this is where they are held. */
const HOME_ZONE = 'Asia/Almaty';
const FOOT_HASH_DIGITS = 16;

/** When the winners were picked, where the record says it. */
const pickedMs = ({ steps }: DrawRecord): number | null =>
  steps.find(({ kind }) => kind === 'sealed' || kind === 'picked')?.atMs ?? null;

/** Who decided it, and why. */
function decided(act: Step, { text, people }: ProtocolContext): Run {
  const names = actorsText(act.by, people, text);
  const reason = reasonText(act.reason ?? '—', text);
  return { text: fill(text.protocol.abortedBy, { names, reason }), tone: 'body' };
}

function abortedNotice(act: Step, context: ProtocolContext): Block {
  const { record, text, moment } = context;
  const words = text.protocol;
  const head = pickedMs(record) === null ? words.aborted : words.abortedLater;
  return {
    kind: 'notice',
    words: [
      { text: fill(head, { moment: moment(act.atMs) }), tone: 'strong' },
      decided(act, context),
      { text: words.ticketsFree, tone: 'note' },
    ],
  };
}

function heldNotice(context: ProtocolContext): Block {
  const { record, text, moment } = context;
  const words = text.protocol;
  const { redrawn, isCertified } = record;
  const atMs = pickedMs(record);
  const held = atMs === null ? words.heldUndated : fill(words.held, { moment: moment(atMs) });
  const voided = (act: Step): Run[] => [
    { text: fill(words.redrawn, { moment: moment(act.atMs), next: act.next! }), tone: 'strong' },
    decided(act, context),
  ];
  return {
    kind: 'notice',
    words: [
      // What no longer counts is said before what was.
      ...(redrawn ? voided(redrawn) : []),
      { text: held, tone: redrawn ? 'body' : 'strong' },
      ...(isCertified ? [{ text: words.certified, tone: redrawn ? 'body' : 'strong' } as const] : []),
    ],
  };
}

const outcomeNotice = (context: ProtocolContext): Block =>
  context.record.aborted ? abortedNotice(context.record.aborted, context) : heldNotice(context);

function masthead({ record, text, terms, language }: ProtocolContext): Block {
  const { drawId, title } = record.plan;
  const name = terms?.name ?? title;
  return {
    kind: 'masthead',
    issuer: terms ? [terms.operator.name[language]] : [],
    title: text.protocol.title,
    under: [...(name ? [name[language]] : []), fill(text.protocol.number, { draw: drawId })],
  };
}

function signatures({ record, text, people }: ProtocolContext): Block[] {
  const { contributors } = record.plan;
  const lines = contributors.map((id) => ({
    post: people.get(id)?.post ?? postOf(id, text),
    name: people.get(id)?.name ?? null,
  }));
  const others = [...people].filter(([id]) => !contributors.includes(id)).map(([, person]) => person);
  return [
    {
      kind: 'signatures',
      title: text.protocol.section.signatures,
      words: text.protocol.signatures,
      captions: text.signature,
      people: [...lines, ...others.map(({ name, post }) => ({ name, post: post ?? text.people.commission }))],
    },
  ];
}

function footOf({ record: { plan, proof }, text }: ProtocolContext): string {
  const hash = proof.hash.slice(0, FOOT_HASH_DIGITS);
  return fill(text.protocol.footHash, { draw: plan.drawId, hash });
}

/** @throws TirazhError BAD_INPUT when the terms are not those that the plan was made from */
export function drawProtocol(record: DrawRecord, settings: ProtocolSettings): PrintedDocument {
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
      ...signatures(context),
    ],
  };
}
