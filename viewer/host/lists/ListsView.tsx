/** Lists of entries: importing one, and those that are here. */
import type { EntryList } from '../../../broadcast/protocol/host.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { HashValue } from '../../frame/HashValue.tsx';
import { language } from '../../text/currentText.ts';
import { plural } from '../../text/plural.ts';
import type { HostModel } from '../hostModel.ts';
import { mayPlan } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { ReceivedNotice } from './CodeKey.tsx';
import { ImportForm } from './ImportForm.tsx';

function ListRow({ entryList }: { entryList: EntryList }) {
  const texts = hostText();
  const { list, name, count, digest, createdAt } = entryList;
  return (
    <li class="list-row" data-list={list}>
      <b>{name}</b>
      <span class="muted">
        {plural(language.value, count, texts.counts.entries)} ·{' '}
        {dayAndTime(Date.parse(createdAt), language.value)}
      </span>
      <HashValue hash={digest} label={texts.lists.digest} />
    </li>
  );
}

export function ListsView({ model }: { model: HostModel }) {
  const texts = hostText().lists;
  const me = model.me.value;
  const lists = model.desk.value?.lists ?? [];
  return (
    <div class="columns">
      <div class="column">
        <ReceivedNotice desk={model.imports} />
        {me && mayPlan(me) ? <ImportForm desk={model.imports} /> : <p class="card muted">{texts.hostOnly}</p>}
      </div>
      <section class="card" aria-labelledby="lists-title">
        <h2 id="lists-title">{texts.known}</h2>
        {lists.length === 0 && <p class="muted">{texts.none}</p>}
        <ul class="list-rows">
          {lists.map((each) => (
            <ListRow key={each.list} entryList={each} />
          ))}
        </ul>
      </section>
    </div>
  );
}
