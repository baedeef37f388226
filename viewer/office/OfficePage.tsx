/** The office: sign-in, then the sections that the role has work in. */
import type { Role } from '../../broadcast/protocol/host.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { SignIn } from '../host/SignIn.tsx';
import { hostText } from '../host/text/hostText.ts';
import { ClaimsSection } from './claims/ClaimsSection.tsx';
import { MoneySection } from './money/MoneySection.tsx';
import type { OfficeModel } from './officeModel.ts';
import { OverviewSection } from './overview/OverviewSection.tsx';
import { RaffleSection } from './raffle/RaffleSection.tsx';
import { officeText } from './text/officeText.ts';
import { TicketsSection } from './tickets/TicketsSection.tsx';
import { fragmentOf, route, type Section } from './view/route.ts';
import { firstSectionOf, sectionsOf } from './view/sections.ts';

const SECTION = {
  overview: OverviewSection,
  claims: ClaimsSection,
  money: MoneySection,
  tickets: TicketsSection,
  raffle: RaffleSection,
};

function Who({ model }: { model: OfficeModel }) {
  const me = model.me.value;
  if (!me) return null;
  return (
    <>
      <span class="who" data-role={me.role}>
        <b>{me.name}</b>
        <span class={`role role-${me.role}`}>{hostText().roles[me.role]}</span>
      </span>
      <button type="button" class="button-quiet" onClick={() => void model.signOut()}>
        {hostText().signIn.out}
      </button>
    </>
  );
}

/** What is open: what the address names, where the role may go there; else where the role's work begins. */
function openSection(role: Role): Section | null {
  const { section } = route.value;
  return sectionsOf(role).find((each) => each === section) ?? firstSectionOf(role);
}

function Sections({ model, role }: { model: OfficeModel; role: Role }) {
  const texts = officeText();
  const section = openSection(role);
  if (section === null) return <p class="card">{texts.nothingForRole}</p>;
  const View = SECTION[section];
  return (
    <>
      <nav class="tabs" aria-label={texts.sections.label}>
        {sectionsOf(role).map((each) => (
          <a
            key={each}
            class="tab"
            href={fragmentOf(each)}
            aria-current={each === section ? 'page' : undefined}
          >
            {texts.sections[each]}
          </a>
        ))}
      </nav>
      <View model={model} />
    </>
  );
}

export function OfficePage({ model }: { model: OfficeModel }) {
  const me = model.me.value;
  return (
    <>
      <Masthead name={officeText().title}>
        <Who model={model} />
      </Masthead>
      {model.isOffline.value && (
        <p class="notice" role="status">
          {hostText().head.offline}
        </p>
      )}
      <main id="content" class={me ? 'page desk office' : 'page'} aria-busy={me === undefined}>
        {me === null && <SignIn model={model} title={officeText().title} />}
        {me && <Sections model={model} role={me.role} />}
      </main>
      <PageFoot />
    </>
  );
}
