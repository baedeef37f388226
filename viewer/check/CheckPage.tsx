/** The check page: choose a record, watch it being derived again, read the verdict. */
import { unquoted } from '../format/unquoted.ts';
import { drawName } from '../frame/drawName.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { local } from '../text/currentText.ts';
import { CheckList } from './CheckList.tsx';
import { ChooseRecord, Downloads } from './ChooseRecord.tsx';
import type { CheckModel } from './checkModel.ts';
import { ExpertValues } from './ExpertValues.tsx';
import { LocateNumber } from './LocateNumber.tsx';
import { PaperNote } from './PaperNote.tsx';
import { Remarks } from './Remarks.tsx';
import { StandingNote } from './StandingNote.tsx';
import { checkText } from './text/checkText.ts';
import { Verdict } from './Verdict.tsx';

export function CheckPage({ model }: { model: CheckModel }) {
  const texts = checkText().check;
  const list = model.list.value;
  const run = model.run.value;
  const subject = model.subject.value;
  const paper = model.paper.value;
  const standing = model.standing.value;
  const known = new Set((list?.draws ?? []).map(({ draw }) => draw));
  return (
    <>
      <Masthead name={list ? unquoted(local(list.lottery.name)) : ''} />
      <main id="content" class="page check-page">
        <header class="check-head">
          <h1>{texts.title}</h1>
          <p class="muted">{texts.lead}</p>
        </header>
        <ChooseRecord model={model} />
        {model.isLoading.value && (
          <p class="muted" role="status">
            {texts.loading}
          </p>
        )}
        {model.fault.value && (
          <p class="outcome outcome-bad" role="alert">
            {model.fault.value}
          </p>
        )}
        {run && (
          <section
            class="check-run"
            aria-label={subject && model.isOurs.value ? drawName(subject) : (subject ?? undefined)}
          >
            <Verdict run={run} paper={paper} standing={standing} />
            {standing && <StandingNote standing={standing} known={known} />}
            {run.acts && <Remarks notices={run.acts.notices} />}
            {paper && <PaperNote finding={paper} />}
            {model.isOurs.value && subject && (
              <Downloads draw={subject} hasRecord={run.verdict !== 'called-off'} />
            )}
            {run.verdict !== 'called-off' && <CheckList run={run} />}
            {model.entries.value && run.verdict === 'verified' && (
              <LocateNumber entries={model.entries.value} />
            )}
            <ExpertValues run={run} />
          </section>
        )}
      </main>
      <PageFoot />
    </>
  );
}
