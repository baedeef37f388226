/** The work lists: claims with the day by which something is due, overdue ones first; by state, by ticket, by whoever has an IIN. */
import { useSignal } from '@preact/signals';
import type { ClaimSummary, ClaimPage as Page } from '../../../broadcast/protocol/claims.ts';
import type { Role } from '../../../broadcast/protocol/host.ts';
import { CLAIM_STATES } from '../../../engine/claims/claim.ts';
import { grouped } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import type { Outcome } from '../api/outcome.ts';
import { useReading } from '../api/useAnswer.ts';
import { dayWords } from '../frame/dayWords.ts';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { fragmentOf, open } from '../view/route.ts';
import { mayServe } from '../view/sections.ts';
import { FindClaims } from './FindClaims.tsx';
import { namedLists, type WorkList, workListOf, workListQuery } from './workLists.ts';

/** Pages of 200: more than anybody works through, and no page that never ends. */
const MOST_PAGES = 10;

interface Listed {
  readonly claims: readonly ClaimSummary[];
  readonly isWhole: boolean;
}

/** One page after another. */
async function listed(model: OfficeModel, path: string): Promise<Outcome<Listed>> {
  const claims: ClaimSummary[] = [];
  let after = '';
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page: Outcome<Page> = await model.ask<Page>(`${path}&limit=200${after}`);
    if (!page.ok) return page;
    claims.push(...page.body.claims);
    if (page.body.next === null) return { ok: true, body: { claims, isWhole: true } };
    after = `&after=${encodeURIComponent(page.body.next)}`;
  }
  return { ok: true, body: { claims, isWhole: false } };
}

function Due({ dueOn, isOverdue }: ClaimSummary) {
  if (dueOn === null) return null;
  if (!isOverdue) return <>{dayWords(dueOn)}</>;
  return (
    <span class="flag flag-grave">
      ✕ {officeText().claims.list.overdue} {dayWords(dueOn)}
    </span>
  );
}

function columnsOf(): Column<ClaimSummary>[] {
  const texts = officeText().claims;
  const labels = texts.list.columns;
  const kindOf = ({ prize, source }: ClaimSummary): string =>
    prize.inKind ? texts.thing : texts.sources[source.kind];
  return [
    { id: 'serial', label: labels.serial, kind: 'text', valueOf: ({ serial }) => serial },
    { id: 'prize', label: labels.prize, kind: 'money', valueOf: ({ prize }) => prize.amountTenge },
    {
      ...{ id: 'state', label: labels.state, kind: 'text' },
      valueOf: ({ state }) => texts.states[state],
      sortOf: ({ state }) => CLAIM_STATES.indexOf(state),
    },
    { id: 'due', label: labels.due, kind: 'day', valueOf: ({ dueOn }) => dueOn, show: Due },
    { id: 'presented', label: labels.presented, kind: 'day', valueOf: ({ presentedOn }) => presentedOn },
    { id: 'kind', label: labels.kind, kind: 'text', valueOf: kindOf },
  ];
}

function Lists({ role, list }: { role: Role; list: WorkList }) {
  const texts = officeText().claims;
  const isState = CLAIM_STATES.some((state) => state === list);
  return (
    <div class="claim-lists">
      <nav class="parts" aria-label={texts.list.title}>
        {namedLists(role).map((name) => (
          <a
            key={name}
            class="part"
            href={fragmentOf('claims', 'list', name)}
            aria-current={name === list ? 'page' : undefined}
          >
            {texts.list.lists[name as keyof typeof texts.list.lists]}
          </a>
        ))}
      </nav>
      <Select
        label={texts.list.byState}
        value={isState ? list : ''}
        options={[
          ['', texts.list.anyState],
          ...CLAIM_STATES.map((each) => [each, texts.states[each]] as const),
        ]}
        onChoose={(value) => open('claims', 'list', value === '' ? 'all' : value)}
      />
    </div>
  );
}

function ClaimsTable({ claims, label }: { claims: readonly ClaimSummary[]; label: string }) {
  return (
    <DataTable
      label={label}
      rows={claims}
      columns={columnsOf()}
      keyOf={({ claim }) => claim}
      fileName="claims"
      nothing={officeText().claims.list.nothing}
      onOpen={({ claim }) => open('claims', 'claim', claim)}
      markOf={({ isOverdue }) => (isOverdue ? 'grave' : undefined)}
    />
  );
}

export function ClaimsList({ model, list: name }: { model: OfficeModel; list: string | undefined }) {
  const texts = officeText().claims.list;
  const { role } = model.me.value!;
  const list = workListOf(name, role);
  const serial = useSignal('');
  const ofPerson = useSignal<readonly ClaimSummary[] | null>(null);
  const path = `/api/host/claims?${workListQuery(serial.value === '' ? list : 'all', role, serial.value)}`;
  const { body, trouble } = useReading(model, path, (asked) => listed(model, asked));
  return (
    <section class="card" aria-labelledby="claims-title" data-list={list}>
      <h1 id="claims-title">{texts.title}</h1>
      <FindClaims
        model={model}
        mayFindPeople={mayServe(role)}
        onSerial={(found) => {
          ofPerson.value = null;
          serial.value = found;
        }}
        onPerson={(claims) => {
          ofPerson.value = claims;
        }}
      />
      {ofPerson.value === null && serial.value === '' && <Lists role={role} list={list} />}
      <Trouble words={trouble} />
      {ofPerson.value ? (
        <>
          <h2>{texts.found}</h2>
          <ClaimsTable claims={ofPerson.value} label={texts.found} />
        </>
      ) : (
        body && <ClaimsTable claims={body.claims} label={texts.title} />
      )}
      {body && !body.isWhole && (
        <p class="muted">{fill(texts.more, { count: grouped(body.claims.length) })}</p>
      )}
    </section>
  );
}
