/** What a refusal's `params` say, in the words of the desk: acts, phases, roles, sums and times instead of codes. */
import type { ActKind, Role } from '../../../broadcast/protocol/host.ts';
import type { Refusal } from '../../../broadcast/protocol/http.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { groupedNumber } from '../../format/numberGroups.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { drawName } from '../../frame/drawName.ts';
import { language, text } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';
import type { DeskReason } from './deskReason.ts';

type Params = NonNullable<Refusal['params']>;

/** One value in words; what is not known to the dictionaries stays as it is. */
function valueWords(name: string, value: string | number): string {
  switch (name) {
    case 'kind':
      return hostText().acts[value as ActKind] ?? String(value);
    case 'phase':
      return text().phase[value as keyof ReturnType<typeof text>['phase']] ?? String(value);
    case 'role':
      return hostText().roles[value as Role] ?? String(value);
    case 'at':
      return dayAndTime(Date.parse(String(value)), language.value);
    case 'draw':
      return drawName(String(value));
    case 'entry':
      return groupedNumber(String(value));
    case 'totalTenge':
    case 'wantedTenge':
    case 'leftTenge':
      return tenge(Number(value));
    case 'entries':
    case 'needed':
      return grouped(Number(value));
    default:
      return String(value);
  }
}

/** Null for a reason that this page does not know yet, or whose values are missing. */
export function reasonWords(reason: string, params: Params = {}): string | null {
  const known: Readonly<Record<DeskReason, string>> = hostText().reasons;
  if (!Object.hasOwn(known, reason)) return null;
  const template = known[reason as DeskReason];
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueWords(name, value)]),
  );
  const isWhole = [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name!] !== undefined);
  return isWhole ? fill(template, values) : null;
}
