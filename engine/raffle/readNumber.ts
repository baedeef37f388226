/**
 * An entrepreneur's identification number out of a spreadsheet's cell. What a spreadsheet has done to it is undone where the
 * check digit proves that it was undone right; where digits are lost, the row is refused.
 */
import { checkBin } from '../identity/bin.ts';
import { checkIin } from '../identity/iin.ts';
import { cleanText } from './cleanText.ts';

/** What was done to a cell to read it; people see it in the report. */
export type NumberRepair = 'separators' | 'decimal' | 'scientific' | 'leading-zeros' | 'look-alike';

export type NumberFault =
  | 'number-missing'
  /** Written as 7.80101E+11: the last digits are not in the file any more. */
  | 'number-lost-digits'
  | 'number-form'
  | 'number-date'
  | 'number-checksum'
  | 'legal-entity';

export type NumberReading =
  | { readonly ok: true; readonly number: string; readonly repairs: readonly NumberRepair[] }
  | { readonly ok: false; readonly reason: NumberFault };

const DIGITS = 12;
/** The shortest that a number of 2000-01-01 is cut down to when its leading zeros are gone. */
const LEAST_DIGITS = 9;
const LABEL = /^(?:ИИН|БИН|ЖСН|БСН|IIN|BIN)[\s:/№.-]*/iu;
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?[eе]\+?(\d{1,2})$/iu;
/** Letters that are typed for digits, and what they look like. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    O: '0',
    o: '0',
    О: '0',
    о: '0',
    I: '1',
    l: '1',
    І: '1',
    '|': '1',
    З: '3',
    з: '3',
    S: '5',
    B: '8',
    В: '8',
  },
};

/** The digits of 7.80101300123E+11; null where fewer are there than the number has. */
function fromScientific([, first, rest = '', exponent]: RegExpExecArray): string | null {
  return rest.length === Number(exponent) ? `${first}${rest}` : null;
}

/** The digits of a cell and what it took to find them, or why there are none. */
function digitsOf(cell: string): { digits: string; repairs: NumberRepair[] } | NumberFault {
  const text = cleanText(cell).replace(LABEL, '');
  if (text === '' || /^[-–—]+$/.test(text)) return 'number-missing';
  const repairs: NumberRepair[] = [];
  const scientific = SCIENTIFIC.exec(text.replaceAll(' ', ''));
  if (scientific) {
    const digits = fromScientific(scientific);
    return digits === null ? 'number-lost-digits' : { digits, repairs: ['scientific'] };
  }
  let digits = text.replace(/^(\d+)[.,]0+$/, '$1');
  if (digits !== text) repairs.push('decimal');
  const joined = digits.replaceAll(/[\s.'’_-]/g, '');
  if (joined !== digits) repairs.push('separators');
  digits = joined.replaceAll(/\D/g, (letter) => LETTERS[letter] ?? letter);
  if (digits !== joined) repairs.push('look-alike');
  return /^\d+$/.test(digits) ? { digits, repairs } : 'number-form';
}

/** Whose number twelve digits are; sole entrepreneurs go by an IIN, joint ones by a BIN of their kind (clause 3). */
function judged(number: string): NumberFault | null {
  const iin = checkIin(number);
  if (iin.ok) return null;
  const bin = checkBin(number);
  if (bin.ok) return bin.kind === 'joint-enterprise' ? null : 'legal-entity';
  // The fifth digit tells which of the two was meant: a day's tens go to 3.
  const { reason } = number[4]! >= '4' ? bin : iin;
  return reason === 'checksum' ? 'number-checksum' : 'number-date';
}

/** Reads a cell. The number has twelve digits and a right check digit. */
export function readNumber(cell: string): NumberReading {
  const found = digitsOf(cell);
  if (typeof found === 'string') return { ok: false, reason: found };
  const { digits, repairs } = found;
  if (digits.length > DIGITS || digits.length < LEAST_DIGITS) return { ok: false, reason: 'number-form' };
  const number = digits.padStart(DIGITS, '0');
  if (number !== digits) repairs.push('leading-zeros');
  const fault = judged(number);
  if (fault === null) return { ok: true, number, repairs };
  // A short number that zeros do not mend is short for another reason.
  return { ok: false, reason: number === digits ? fault : 'number-form' };
}
