/** Reasons that the desk has words for: those of draws, of files that a host brings, and what a raffle's draft keeps to. */
import type { FileReason } from '../../../broadcast/protocol/files.ts';
import type { RefusalReason } from '../../../broadcast/protocol/http.ts';
import type { RaffleReason } from '../../../broadcast/protocol/raffle.ts';

export type DeskReason =
  | RefusalReason
  | FileReason
  | Extract<RaffleReason, 'raffle-month-collecting' | 'raffle-commission-empty'>;
