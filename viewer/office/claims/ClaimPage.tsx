/** One claim: where it stands, what to do next, what will be paid and why, papers, consents, the winner's data, all that has been. */
import { useSignal } from '@preact/signals';
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf } from '../view/route.ts';
import { mayServe } from '../view/sections.ts';
import { ActsCard } from './ActsCard.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';
import { ClaimHead } from './ClaimHead.tsx';
import { ClaimHistory } from './ClaimHistory.tsx';
import { ConsentsCard } from './ConsentsCard.tsx';
import { type ActRefused, type ClaimDesk, claimPath } from './claimDesk.ts';
import { FormsCard } from './FormsCard.tsx';
import { PapersCard } from './PapersCard.tsx';
import { PersonCard } from './PersonCard.tsx';
import { QuoteCard } from './QuoteCard.tsx';

/** Why an act was refused on a claim that somebody else has brought on meanwhile: the form that asked for it is gone. */
function Overtaken({ desk: { detail, refused } }: { desk: ClaimDesk }) {
  const told = refused.value;
  if (told === null || told.seq === detail.seq) return null;
  return (
    <p class="desk-notice desk-notice-grave" role="alert" data-overtaken={detail.seq}>
      <span>
        <span aria-hidden="true">✕ </span>
        {told.words}
      </span>
    </p>
  );
}

function Cards({ model, detail, isClerk }: { model: OfficeModel; detail: ClaimDetail; isClerk: boolean }) {
  const refused = useSignal<ActRefused | null>(null);
  const desk = { model, detail, isClerk, refused };
  /** Of the payment's paper: typed once, for the payment and for the order that is printed before it. */
  const reference = useSignal('');
  return (
    <>
      <ClaimHead detail={detail} />
      <Overtaken desk={desk} />
      <div class="month-cards claim-cards">
        <div class="column">
          <ActsCard desk={desk} reference={reference} />
          {isClerk && <ChoiceCard key={detail.seq} desk={desk} />}
          {isClerk && <PersonCard desk={desk} />}
          {isClerk && <FormsCard desk={desk} reference={reference.value} />}
        </div>
        <div class="column">
          <QuoteCard detail={detail} />
          <PapersCard desk={desk} />
          <ConsentsCard desk={desk} />
        </div>
        <ClaimHistory model={model} detail={detail} />
      </div>
    </>
  );
}

export function ClaimPage({ model, claim }: { model: OfficeModel; claim: string }) {
  const texts = officeText().claims.page;
  const { body, trouble } = useAnswer<ClaimDetail>(model, claimPath(claim));
  const isClerk = mayServe(model.me.value!.role);
  return (
    <>
      {!isClerk && (
        <a class="part" href={fragmentOf('claims', 'list')}>
          ← {texts.back}
        </a>
      )}
      <Trouble words={trouble} />
      {body && <Cards {...{ model, detail: body, isClerk }} />}
    </>
  );
}
