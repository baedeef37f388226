/** Counter and claims: where tickets are checked, the work lists, and one claim with what can be done to it. */
import { Parts } from '../frame/Parts.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { route } from '../view/route.ts';
import { mayServe } from '../view/sections.ts';
import { ClaimPage } from './ClaimPage.tsx';
import { ClaimsList } from './ClaimsList.tsx';
import { Counter } from './Counter.tsx';

export function ClaimsSection({ model }: { model: OfficeModel }) {
  const texts = officeText().claims;
  const isClerk = mayServe(model.me.value!.role);
  const [part, name] = route.value.parts;
  const isClaim = part === 'claim' && name !== undefined;
  const open = isClaim ? 'claim' : isClerk && part !== 'list' ? 'counter' : 'list';
  return (
    <div class="office-section" data-section="claims" data-part={open}>
      {isClerk && (
        <Parts
          section="claims"
          label={texts.title}
          parts={[
            ['counter', texts.parts.counter],
            ['list', texts.parts.list],
          ]}
          open={open}
        />
      )}
      {isClaim && <ClaimPage key={name} model={model} claim={name} />}
      {open === 'counter' && <Counter model={model} />}
      {open === 'list' && <ClaimsList model={model} list={part === 'list' ? name : undefined} />}
    </div>
  );
}
