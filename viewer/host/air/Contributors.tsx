/** Who puts in a secret, and whom everybody waits for. */
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import type { AtHand, Contributor } from './atHand.ts';

/** Whether the step before us is the secrets; else it is the commitments. */
const isRevealing = ({ draft, state }: AtHand): boolean =>
  draft === null && state?.phase !== 'open' && !state?.aborted;

function nameOf({ id, person }: Contributor): string {
  const texts = hostText().people;
  return person?.name ?? (id === 'operator' ? texts.machine : texts.standIn);
}

interface ContributorsProps {
  readonly atHand: AtHand;
  readonly model: HostModel;
  /** In the hero: those who are missing are the news. */
  readonly isLarge?: boolean;
}

export function Contributors({ atHand, model, isLarge = false }: ContributorsProps) {
  const texts = hostText().people;
  const revealing = isRevealing(atHand);
  const words = revealing
    ? { here: texts.revealed, missing: texts.notRevealed }
    : { here: texts.committed, missing: texts.notCommitted };
  if (atHand.draft && atHand.contributors.length === 0) return <p class="muted">{texts.alone}</p>;
  return (
    <ul class={isLarge ? 'members members-large' : 'members'} aria-label={texts.title}>
      {atHand.contributors.map((member) => {
        const isHere = revealing ? member.hasRevealed : member.hasCommitted;
        return (
          <li key={member.id} class={isHere ? 'member member-here' : 'member member-missing'}>
            <b>{nameOf(member)}</b>
            {member.id === model.me.value?.id && <span class="muted">{texts.you}</span>}
            <span class="member-state">{isHere ? words.here : words.missing}</span>
          </li>
        );
      })}
    </ul>
  );
}
