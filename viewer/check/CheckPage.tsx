/** The check page: choose a record, watch it being derived again, read the verdict. */
import { unquoted } from '../format/unquoted.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { local, text } from '../text/currentText.ts';
import { CheckList } from './CheckList.tsx';
import { ChooseRecord, Downloads } from './ChooseRecord.tsx';
import type { CheckModel } from './checkModel.ts';
import { ExpertValues } from './ExpertValues.tsx';
import { LocateNumber } from './LocateNumber.tsx';
import { Verdict } from './Verdict.tsx';

export function CheckPage({ model }: { model: CheckModel }) {
  const texts = text().check;
  const list = model.list.value;
  const run = model.run.value;
  const subject = model.subject.value;
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
          <section class="check-run" aria-label={subject ?? undefined}>
            <Verdict run={run} />
            {run.hasEntries && subject && <Downloads draw={subject} />}
            <CheckList run={run} />
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
