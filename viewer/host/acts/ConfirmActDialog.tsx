/** The second person's word, with all that the first one said. */
import type { Act } from '../../../broadcast/protocol/host.ts';
import { groupedNumber } from '../../format/numberGroups.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { AskDialog } from '../frame/AskDialog.tsx';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { askedWords, confirmWords } from './actWords.ts';
import { confirmOrder, troubleOf } from './orders.ts';

export interface ConfirmActDialogProps {
  readonly model: HostModel;
  readonly act: Act;
  readonly onClose: () => void;
}

/** What belongs to an act besides its name; nothing for those that need no words. */
export function ActFacts({ act }: { act: Act }) {
  const texts = hostText().acts;
  return (
    <>
      {act.reason !== null && <blockquote class="act-reason">{act.reason}</blockquote>}
      {act.excluded.length > 0 && (
        <p>
          {plural(language.value, act.excluded.length, texts.leftOut)}:{' '}
          {act.excluded.map(groupedNumber).join(', ')}
        </p>
      )}
    </>
  );
}

export function ConfirmActDialog({ model, act, onClose }: ConfirmActDialogProps) {
  const texts = hostText().acts;
  const hasFacts = act.reason !== null || act.excluded.length > 0;
  return (
    <AskDialog
      draw={act.draw}
      title={fill(texts.youConfirm, { act: texts[act.kind] })}
      explanation={`${askedWords(act)}. ${texts.about[act.kind]}`}
      confirm={confirmWords(act.kind)}
      isGrave={act.kind === 'abort' || act.kind === 'redraw'}
      onConfirm={async () => troubleOf(await model.act(confirmOrder(act)))}
      onClose={onClose}
    >
      {hasFacts && <ActFacts act={act} />}
    </AskDialog>
  );
}
