/**
 * The business identification number (BIN, БСН, БИН) of a legal entity, its branch, or of entrepreneurs in a joint enterprise:
 * YYMM of registration, a digit of the kind, one of the unit, five of a register, a check digit. A sole entrepreneur (ИП)
 * has no BIN: an IIN stands in its place (`iin.ts`). Source: as there; Law No. 223 of 12 January 2007, article 1.
 */
import { endsInCheckDigit } from './checkDigit.ts';

const KINDS = { 4: 'resident', 5: 'non-resident', 6: 'joint-enterprise' } as const;
const UNITS = { 0: 'head', 1: 'branch', 2: 'representation', 3: 'farm' } as const;

export type BinKind = (typeof KINDS)[keyof typeof KINDS];
export type BinUnit = (typeof UNITS)[keyof typeof UNITS];

export type BinCheck =
  | {
      readonly ok: true;
      readonly bin: string;
      /** Month of registration as the digits say, 'YY-MM': they name no century. */
      readonly registered: string;
      readonly kind: BinKind;
      readonly unit: BinUnit;
    }
  | {
      readonly ok: false;
      /** `form`: not twelve digits; `date`: no month; `kind`: no kind of holder or unit (perhaps an IIN); `checksum`: a digit is mistyped. */
      readonly reason: 'form' | 'date' | 'kind' | 'checksum';
    };

/** Reads a BIN; blanks at either end are not looked at. */
export function checkBin(text: string): BinCheck {
  const bin = text.trim();
  if (!/^\d{12}$/.test(bin)) return { ok: false, reason: 'form' };
  const month = Number(bin.slice(2, 4));
  if (month < 1 || month > 12) return { ok: false, reason: 'date' };
  const kind = KINDS[Number(bin[4]) as keyof typeof KINDS];
  const unit = UNITS[Number(bin[5]) as keyof typeof UNITS];
  if (!kind || !unit) return { ok: false, reason: 'kind' };
  if (!endsInCheckDigit(bin)) return { ok: false, reason: 'checksum' };
  return { ok: true, bin, registered: `${bin.slice(0, 2)}-${bin.slice(2, 4)}`, kind, unit };
}
