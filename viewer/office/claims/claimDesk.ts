/** What the cards of one claim share. */
import type { ClaimActRequest, ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { ClaimActType } from '../../../engine/claims/claimAct.ts';
import type { Outcome } from '../api/outcome.ts';
import type { OfficeModel } from '../officeModel.ts';

export interface ClaimDesk {
  readonly model: OfficeModel;
  readonly detail: ClaimDetail;
  /** Whether somebody may act here, or only read. */
  readonly isClerk: boolean;
}

export const claimPath = (claim: string): string => `/api/host/claims/${encodeURIComponent(claim)}`;

/** Whether the server says that this could be done now. */
export const mayNow = ({ acts }: ClaimDetail, type: ClaimActType): boolean =>
  acts.some((act) => act.type === type && act.refusal === null);

/** Acts on the claim as it stands on screen: one that has moved on is refused. */
export const doAct = (
  { model, detail }: ClaimDesk,
  act: ClaimActRequest['act'],
  reference: string | null = null,
): Promise<Outcome<ClaimDetail>> =>
  model.act<ClaimDetail>({
    ...{ method: 'POST', path: `${claimPath(detail.claim)}/acts` },
    json: { act, seq: detail.seq, ...(reference !== null && { reference }) },
  });
