/** What the cards of one claim share. */
import type { Signal } from '@preact/signals';
import type { ClaimActRequest, ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { ClaimActType } from '../../../engine/claims/claimAct.ts';
import type { Outcome } from '../api/outcome.ts';
import type { OfficeModel } from '../officeModel.ts';

export interface ActRefused {
  readonly words: string;
  /** What the claim was when the act was asked for. */
  readonly seq: number;
}

export interface ClaimDesk {
  readonly model: OfficeModel;
  readonly detail: ClaimDetail;
  /** Whether somebody may act here, or only read. */
  readonly isClerk: boolean;
  /** The last act that was refused; null once one is done. It outlives the form that asked: the claim may have moved on. */
  readonly refused: Signal<ActRefused | null>;
}

export const claimPath = (claim: string): string => `/api/host/claims/${encodeURIComponent(claim)}`;

/** Whether the server says that this could be done now. */
export const mayNow = ({ acts }: ClaimDetail, type: ClaimActType): boolean =>
  acts.some((act) => act.type === type && act.refusal === null);

/** Acts on the claim as it stands on screen: one that has moved on is refused. */
export async function doAct(
  { model, detail, refused }: ClaimDesk,
  act: ClaimActRequest['act'],
  reference: string | null = null,
): Promise<Outcome<ClaimDetail>> {
  const { seq } = detail;
  const outcome = await model.act<ClaimDetail>({
    ...{ method: 'POST', path: `${claimPath(detail.claim)}/acts` },
    json: { act, seq, ...(reference !== null && { reference }) },
  });
  refused.value = outcome.ok ? null : { words: outcome.words, seq };
  return outcome;
}
