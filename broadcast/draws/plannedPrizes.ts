/**
 * What the prizes of a draw are, as its plan says it from the beginning: a thing of the draw fund, by its id, or money. A make and a sum
 * may vary (Annex 6), a thing stays a thing: whether its winner may have money for it is the claims policy's (9.16 l), never a plan's.
 */
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { PrizeChoice } from '../protocol/host.ts';
import { Refused } from '../refused.ts';

type FundPrize = LotteryTerms['drawFund']['prizes'][number];

const LANGUAGES = ['kk', 'ru', 'en'] as const;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether the prize is called so, perhaps with a make behind it. */
function isCalled({ name }: PrizeChoice, { name: fund }: FundPrize): boolean {
  return LANGUAGES.some((language) => {
    const words = wordsOf(fund[language]);
    return words.length > 0 && words.every((word, i) => wordsOf(name[language])[i] === word);
  });
}

function unknown({ name }: PrizeChoice): Refused {
  const message = `prizes: the draw fund has no thing such as "${name.en}"; a thing names its fundPrize`;
  return new Refused('BAD_REQUEST', message, { reason: 'fund-prize-unknown', params: { name: name.ru } });
}

/** The fund's prize that a choice is, by its id, by name and sum, or as a thing by its name alone. */
function ownPrize(choice: PrizeChoice, prizes: readonly FundPrize[]): FundPrize | undefined {
  const { name, amountTenge, inKind, fundPrize } = choice;
  const possible = prizes.filter((prize) => inKind === undefined || prize.inKind === inKind);
  if (fundPrize !== undefined) return possible.find(({ id }) => id === fundPrize);
  const same = possible.find((prize) => prize.amountTenge === amountTenge && prize.name.ru === name.ru);
  if (same || inKind === false) return same;
  const things = possible.filter((prize) => prize.inKind);
  return inKind && things.length === 1 ? things[0] : things.find((thing) => isCalled(choice, thing));
}

function planned(choice: PrizeChoice, prizes: readonly FundPrize[]): PrizeChoice {
  const { name, amountTenge, inKind, fundPrize } = choice;
  const own = ownPrize(choice, prizes);
  if (own) return { name, amountTenge, inKind: own.inKind, fundPrize: own.id };
  if (inKind || fundPrize !== undefined) throw unknown(choice);
  if (prizes.some((prize) => prize.inKind && isCalled(choice, prize))) {
    const message = `prizes: "${name.en}" is a thing of the draw fund; say so, or call the money otherwise`;
    throw new Refused('BAD_REQUEST', message, { reason: 'thing-as-money', params: { name: name.ru } });
  }
  return { name, amountTenge, inKind: false };
}

/**
 * The prizes as the plan has them.
 * @throws Refused BAD_REQUEST for a thing that the fund does not have, and for one that is said to be money
 */
export const plannedPrizes = (
  { drawFund }: Pick<LotteryTerms, 'drawFund'>,
  choices: readonly PrizeChoice[],
): PrizeChoice[] => choices.map((choice) => planned(choice, drawFund.prizes));

/** The prizes of a draw that no draw fund pays: what is said of them, and no id. @throws Refused BAD_REQUEST for one that has an id */
export function plannedForList(choices: readonly PrizeChoice[]): readonly PrizeChoice[] {
  const stray = choices.find(({ fundPrize }) => fundPrize !== undefined);
  if (stray) throw unknown(stray);
  return choices;
}
