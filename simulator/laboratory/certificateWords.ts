/** What a certificate says, in sentences that the terminal and the HTML report share. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { Certificate } from './certificate.ts';
import { formatP } from './formatP.ts';
import type { Area } from './laboratoryTest.ts';
import type { Sight } from './planted/plantedVerdict.ts';

export const AREA_NAMES: { readonly [A in Area]: string } = {
  words: 'Generator: 32-bit words',
  integers: 'Bounded integers',
  shuffles: 'Full-series shuffle',
  draws: 'Draws',
};

export const subjectOf = ({ foreign }: Certificate): string =>
  foreign
    ? `the generator behind ${foreign.name === '-' ? 'standard input' : foreign.name}`
    : 'the draw engine’s generator, bounded integers, shuffle and draws';

/** What a stream of an area is made of. */
export function sampleWords({ scale, foreign }: Certificate, area: Area): string {
  const origin = foreign ? 'stretch' : 'key';
  const sizes: { readonly [A in Area]: string } = {
    words: `${formatInteger(scale.words)} words a ${origin}`,
    integers: `${formatInteger(scale.integers)} integers a bound and ${origin}`,
    shuffles: `${scale.shuffles} shuffles of 500,100 tickets a ${origin}`,
    draws: `${formatInteger(scale.draws)} draws of each kind${foreign ? ' a stretch' : ', each with its own key'}`,
  };
  return sizes[area];
}

/** How well a test sees a planted bias. */
export const SIGHT_WORDS: { readonly [S in Sight]: string } = {
  sees: 'sees it',
  hardly: 'hardly: not in single streams',
  blind: 'blind to it',
};

/** The rule of the planted biases, in sentences. */
export const PLANTED_RULE =
  'A bias is caught when the first test beside it, the one named for it, falls below 1 % in at least half of the biased streams. The ' +
  'others are shown with what they see, little or nothing as it may be.';

/** Everything that is wrong, a sentence each; none for a certificate that was passed. */
export function faultsOf({ areas, checks, planted }: Certificate): string[] {
  const tests = areas
    .flatMap((area) => area.tests)
    .filter(({ passed }) => !passed)
    .sort((a, b) => a.p - b.p)
    .map(({ id, about, p }) => `${id} (${about}): p = ${formatP(p)}`);
  const failedChecks = checks
    .filter(({ ok }) => !ok)
    .map(({ id, about, detail }) => `${id} (${about}): ${detail}`);
  const missed = planted
    .filter(({ caught }) => !caught)
    .map(({ id, about, tests: [first] }) => `the planted bias ${id} (${about}) escaped ${first!.id}`);
  return [...failedChecks, ...tests, ...missed];
}

const testCount = ({ areas }: Certificate): number => areas.reduce((sum, { tests }) => sum + tests.length, 0);

/** The verdict in a sentence. */
export function verdictOf(certificate: Certificate): string {
  const { passed, planted, areas, checks } = certificate;
  const failed =
    areas.flatMap(({ tests }) => tests).filter((test) => !test.passed).length +
    checks.filter(({ ok }) => !ok).length;
  const caught = planted.filter((bias) => bias.caught).length;
  const plantedWords = `${caught} of ${planted.length} planted biases caught`;
  if (passed) {
    return `PASSED at the 99 % level: none of ${testCount(certificate)} tests objects to ${subjectOf(certificate)}; ${plantedWords}.`;
  }
  if (failed === 0) return `FAILED: the tests missed a planted bias (${plantedWords}).`;
  const all = `${testCount(certificate)} tests and ${checks.length} checks`;
  return `FAILED at the 99 % level: of ${all} ${failed} ${failed === 1 ? 'objects' : 'object'} to ${subjectOf(certificate)}; ${plantedWords}.`;
}

/** How many single p-values lie below 1 %, in a sentence. */
export function belowWords({ belowOnePercent: { count, of, expected, p } }: Certificate): string {
  return (
    `${formatInteger(count)} of ${formatInteger(of)} single p-values lie below 1 %; ${expected.toFixed(1)} are expected ` +
    `(binomial chance of so many or more: ${formatP(p)}). Tests of one stream hang together somewhat, so this decides nothing.`
  );
}
