/** The realised RTP's distribution, with the share that the terms declare beside it. */
import type { Metric } from '../trials/simulationResult.ts';
import type { ChartFrame } from './chartFrame.ts';
import { type DistributionData, distributionChart, usualMarkers } from './distributionChart.ts';
import { percent } from './shortNumber.ts';

export interface RtpData extends DistributionData {
  /** Of revenue; null where the terms declare none. */
  readonly declaredShare: number | null;
}

/** Farther off than this share of the trials' range, the declared share would squeeze them into a corner. */
const NEAR = 0.4;

const isNear = (share: number, { minimum, maximum }: Metric): boolean =>
  share >= minimum - NEAR * (maximum - minimum) && share <= maximum + NEAR * (maximum - minimum);

export function rtpChart({ declaredShare, ...data }: RtpData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const declared =
    declaredShare === null || !isNear(declaredShare, data.metric)
      ? []
      : [{ value: declaredShare, label: `${text.declared} ${percent(declaredShare, text.language)}` }];
  const markers = [...(data.markers ?? usualMarkers(data.metric, text)), ...declared];
  return distributionChart({ ...data, markers }, frame);
}
