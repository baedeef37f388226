/** People and contributors in words. The journal knows them by random ids only, which begin with the role. */
import { text } from '../text/currentText.ts';
import type { Dictionary } from '../text/dictionary.ts';
import { fill } from '../text/fill.ts';

const ROLES = ['host', 'commission', 'operator', 'scheduler'] as const;

function personName(id: string, texts: Dictionary['people']): string {
  const role = ROLES.find((each) => id === each || id.startsWith(`${each}-`));
  return role ? texts[role] : fill(texts.unknown, { id });
}

/** "the host and a member of the commission". */
export function peopleNames(ids: readonly string[], texts: Dictionary['people'] = text().people): string {
  const roles = ids.map((id) => personName(id, texts));
  // Two of one role: only their ids tell them apart.
  const names = roles.map((role, i) =>
    roles.indexOf(role) === roles.lastIndexOf(role) ? role : `${role} ${ids[i]}`,
  );
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return fill(texts.joined, { first: names.slice(0, -1).join(', '), last });
}

/** Who is behind a commitment; members are counted in the order of the plan. */
export function contributorName(
  id: string,
  contributors: readonly string[],
  texts: Dictionary['contributors'] = text().contributors,
): string {
  if (id === 'operator') return texts.operator;
  if (id === 'commission-stand-in') return texts.standIn;
  const members = contributors.filter(
    (each) => each.startsWith('commission-') && !each.endsWith('-stand-in'),
  );
  const place = members.indexOf(id) + 1;
  if (place === 0) return id;
  return members.length === 1 ? texts.only : fill(texts.member, { n: place });
}
