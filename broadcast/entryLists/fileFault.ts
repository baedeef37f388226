/** Why a file cannot be read, with the reason that pages put into words: BAD_INPUT as any other. */
import type { FileReason } from '../protocol/files.ts';
import { type RefusalDetail, Refused } from '../refused.ts';

export const fileFault = (
  reason: FileReason,
  message: string,
  params?: NonNullable<RefusalDetail['params']>,
  options?: ErrorOptions,
): Refused => new Refused('BAD_REQUEST', message, { reason, ...(params && { params }) }, options);
