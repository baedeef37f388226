/** The course of the draw: the machine's steps and the acts of people, in the order of the journal. */
import { formatInteger } from '../../../engine/terms/tenge.ts';
import type { PlainBlock, Words } from '../printedDocument.ts';
import type { PaperText } from '../text/ru.ts';
import { fill } from '../words/fill.ts';
import type { Step } from './drawRecord.ts';
import { actorsText } from './people.ts';
import type { ProtocolContext } from './protocolContext.ts';
import { reasonText } from './reasonText.ts';

type CourseWord = keyof PaperText['protocol']['course'];

/** The title of a step; one that this program does not know yet stands under its own name rather than being left out. */
const stepTitle = (kind: string, text: PaperText): string => text.protocol.course[kind as CourseWord] ?? kind;

/** What a step says of itself, without who and why. */
function figureText(
  { kind, figure, next }: Step,
  { text, language, record, moment }: ProtocolContext,
): string | null {
  const words = text.protocol.course;
  const { startsAt } = record.plan;
  if (kind === 'missed') {
    return startsAt === null ? null : fill(words.missedText, { moment: moment(Date.parse(startsAt)) });
  }
  if (figure === null) return null;
  const count = formatInteger(figure, language);
  switch (kind) {
    case 'committed':
      return fill(words.committedText, { count });
    case 'frozen':
      return fill(words.frozenText, { count });
    case 'sealed':
    case 'picked':
      return fill(words.sealedText, { record: count });
    case 'redrawn':
      return fill(words.redrawnText, { next: next!, excluded: count });
    default:
      return count;
  }
}

function detailWords(step: Step, context: ProtocolContext): Words {
  const { text, people } = context;
  const figure = figureText(step, context);
  const names = actorsText(step.by, people, text);
  return [
    ...(figure ? [{ text: figure, tone: 'body' } as const] : []),
    ...(step.reason ? [{ text: reasonText(step.reason, text), tone: 'body' } as const] : []),
    ...(names ? [{ text: fill(text.protocol.course.by, { names }), tone: 'note' } as const] : []),
  ];
}

export function courseSection(context: ProtocolContext): PlainBlock[] {
  const { record, text, shortMoment } = context;
  if (record.steps.length === 0) return [];
  const words = text.protocol.course;
  return [
    { kind: 'heading', text: text.protocol.section.course },
    {
      kind: 'table',
      columns: [
        { title: words.time, share: 30 },
        { title: words.step, share: 41 },
        { title: words.detail, share: 29 },
      ],
      rows: record.steps.map((step) => [
        shortMoment(step.atMs),
        // What people decided stands out among the machine's steps.
        [{ text: stepTitle(step.kind, text), tone: step.by.length > 0 ? 'strong' : 'body' }],
        detailWords(step, context),
      ]),
    },
  ];
}
