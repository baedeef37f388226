/** The figures of two tables, row by row: exact ones at once, those of the trials once both have run. */
import type { SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import type { ExactFigures } from '../exact/exactFigures.ts';
import type { LabDictionary } from '../text/labDictionary.ts';
import type { FigureUnit } from './figureText.ts';

export interface CompareRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly unit: FigureUnit;
  /** Null while it is not known. */
  readonly a: number | null;
  readonly b: number | null;
}

interface Pick<Source> {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly unit: FigureUnit;
  readonly of: (source: Source) => number;
}

const LEVEL = 0.995;

/** @param level the level's words: "99.5 %" */
function exactPicks({ figures }: LabDictionary, level: string): Pick<ExactFigures>[] {
  const risk = ({ risk: all }: ExactFigures) => all.find(({ probability }) => probability === LEVEL)!;
  const at = ({ name, hint }: { name: string; hint: string }) => ({
    name: name.replace('{level}', level),
    hint,
  });
  return [
    { id: 'rtp', ...figures.rtp, unit: 'share', of: ({ ticket }) => ticket.rtp },
    { id: 'instantRtp', ...figures.instantRtp, unit: 'share', of: ({ ticket }) => ticket.instantRtp },
    { id: 'hit', ...figures.hit, unit: 'share', of: ({ ticket }) => ticket.hitShare },
    {
      id: 'averagePrize',
      ...figures.averagePrize,
      unit: 'tenge',
      of: ({ ticket }) => ticket.averagePrizeTenge,
    },
    { id: 'volatility', ...figures.volatility, unit: 'tenge', of: ({ ticket }) => ticket.sdTenge },
    { id: 'topPrize', ...figures.topPrize, unit: 'tenge', of: ({ ticket }) => ticket.topTenge },
    { id: 'topOdds', ...figures.topOdds, unit: 'one-in', of: ({ ticket }) => ticket.topOneIn },
    { id: 'payoutMean', ...figures.payoutMean, unit: 'tenge', of: ({ meanTenge }) => meanTenge },
    { id: 'payoutSd', ...figures.payoutSd, unit: 'tenge', of: ({ sdTenge }) => sdTenge },
    { id: 'valueAtRisk', ...at(figures.valueAtRisk), unit: 'tenge', of: (each) => risk(each).valueTenge },
    {
      id: 'tailValueAtRisk',
      ...at(figures.tailValueAtRisk),
      unit: 'tenge',
      of: (each) => risk(each).tailTenge,
    },
    { id: 'exhausted', ...figures.exhausted, unit: 'share', of: ({ anyTierExhausted }) => anyTierExhausted },
  ];
}

function trialPicks({ figures, metrics }: LabDictionary, level: string): Pick<SimulationResult>[] {
  const mean = (id: keyof typeof metrics) => (result: SimulationResult) =>
    result.metrics.find((metric) => metric.id === id)?.mean.value ?? 0;
  const reserve = ({ fund }: SimulationResult) =>
    fund.float.find(({ probability }) => probability === LEVEL)?.value ?? 0;
  return [
    { id: 'ruin', ...figures.ruin, unit: 'share', of: ({ fund }) => fund.everNegative.share },
    {
      id: 'float',
      name: figures.float.name.replace('{level}', level),
      hint: figures.float.hint,
      unit: 'tenge',
      of: reserve,
    },
    { id: 'rtpRealised', ...metrics.rtp, unit: 'share', of: mean('rtp') },
    { id: 'closing', ...metrics.closingBalanceTenge, unit: 'tenge', of: mean('closingBalanceTenge') },
    { id: 'breakage', ...metrics.breakageTenge, unit: 'tenge', of: mean('breakageTenge') },
    { id: 'tax', ...metrics.taxTenge, unit: 'tenge', of: mean('taxTenge') },
  ];
}

const rowsOf = <Source>(picks: readonly Pick<Source>[], a: Source | null, b: Source | null): CompareRow[] =>
  picks.map(({ of, ...row }) => ({ ...row, a: a && of(a), b: b && of(b) }));

export const exactRows = (
  a: ExactFigures | null,
  b: ExactFigures | null,
  texts: LabDictionary,
  level: string,
): CompareRow[] => rowsOf(exactPicks(texts, level), a, b);

export const trialRowsOf = (
  a: SimulationResult | null,
  b: SimulationResult | null,
  texts: LabDictionary,
  level: string,
): CompareRow[] => rowsOf(trialPicks(texts, level), a, b);
