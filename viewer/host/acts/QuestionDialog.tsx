/** The question that is open, whatever it is about. */
import { drawName } from '../../frame/drawName.ts';
import { fill } from '../../text/fill.ts';
import type { Order } from '../api/sender.ts';
import { AskDialog } from '../frame/AskDialog.tsx';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { AskActDialog } from './AskActDialog.tsx';
import { ConfirmActDialog } from './ConfirmActDialog.tsx';
import { troubleOf } from './orders.ts';
import type { Question } from './question.ts';

interface SimpleProps {
  readonly model: HostModel;
  readonly question: Question & { readonly draw: string };
  readonly onClose: () => void;
}

/** Title, explanation, button and command of a question that needs no more than yes. */
function simpleQuestion({ kind, draw }: SimpleProps['question']) {
  const texts = hostText();
  const at = encodeURIComponent(draw);
  const order = (method: Order['method'], path: string): Order => ({ method, path });
  switch (kind) {
    case 'publish':
      return {
        words: [texts.primary.publish, texts.hint.ready, texts.primary.publish],
        order: order('POST', `/api/host/drafts/${at}/publish`),
        isGrave: false,
      } as const;
    case 'discard':
      return {
        words: [texts.rehearsal.discardTitle, texts.rehearsal.discardText, texts.rehearsal.discard],
        order: order('DELETE', `/api/host/rehearsals/${at}`),
        isGrave: true,
      } as const;
    default:
      return {
        words: [
          fill(texts.draws.dropTitle, { draw: drawName(draw) }),
          texts.draws.dropText,
          texts.draws.drop,
        ],
        order: order('DELETE', `/api/host/drafts/${at}`),
        isGrave: true,
      } as const;
  }
}

function SimpleDialog({ model, question, onClose }: SimpleProps) {
  const { words, order, isGrave } = simpleQuestion(question);
  const [title, explanation, confirm] = words;
  async function act() {
    const trouble = troubleOf(await model.act(order));
    if (trouble === null && question.kind !== 'publish') model.leave(question.draw);
    return trouble;
  }
  return (
    <AskDialog draw={question.draw} {...{ title, explanation, confirm, isGrave, onClose }} onConfirm={act} />
  );
}

export function QuestionDialog({ model }: { model: HostModel }) {
  const question = model.question.value;
  const onClose = (): void => {
    // Another question may have come up meanwhile.
    if (model.question.value === question) model.question.value = null;
  };
  if (!question) return null;
  if (question.kind === 'ask') {
    return (
      <AskActDialog
        key={`${question.act} ${question.draw}`}
        model={model}
        question={question}
        onClose={onClose}
      />
    );
  }
  if (question.kind === 'confirm') {
    return <ConfirmActDialog key={question.act.act} model={model} act={question.act} onClose={onClose} />;
  }
  return (
    <SimpleDialog
      key={`${question.kind} ${question.draw}`}
      model={model}
      question={question}
      onClose={onClose}
    />
  );
}
