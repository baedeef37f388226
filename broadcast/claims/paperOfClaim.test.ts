import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyWith } from '../../fixtures/claimRules.ts';
import type { ClaimPaperInput } from '../documents/forms/claimPaper.ts';
import type { PaperLanguage } from '../documents/printedDocument.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type FormDetails, NO_FORM_DETAILS } from './formDetails.ts';
import { paperOfClaim } from './paperOfClaim.ts';
import { type OfficeRoom, openOfficeRoom } from './testing/testOfficeRoom.ts';
import { MADE_UP, PAPER, ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
const DETAILS: FormDetails = {
  ...NO_FORM_DETAILS,
  contactCentre: '+7 727 000 00 00',
  place: { ru: 'г. Алматы' },
  cashOrder: { debit: '3397', credit: '1010', purpose: null },
};
let room: OfficeRoom;
let claim: string;

beforeEach(async () => {
  room = await openOfficeRoom(freshFolder(), policyWith({ taxConfirmedThrough: '2023-12-31' }));
  claim = room.open(ticketsOf(50_000)[0]!).claim;
});
afterEach(() => room.close());

function paper(details = DETAILS, language: PaperLanguage = 'kk'): ClaimPaperInput {
  const detail = room.views.detail(room.claims.get(claim), room.claims.today(), null);
  return paperOfClaim({
    ...{ detail, terms: room.series.get(1)!.terms, details, language, person: null },
    ...{ official: 'cashier', today: '2024-03-05', reference: null, drawnOn: null },
  });
}

describe('what a form is filled from', () => {
  it('leaves sums and days to be written by hand while there is no quote', () => {
    expect(paper()).toMatchObject({ tax: null, netTenge: null, payTenge: null, deadline: null });
  });

  it('has the quote’s sums and days once residency is known, and says that the rate is not confirmed', () => {
    const choice = { type: 'choose', resident: true, wishes: {} } as const;
    room.acts(claim, [room.cashier, choice]);
    expect(paper()).toMatchObject({
      ...{ netTenge: 47_215, tax: { taxTenge: 2785 }, deadline: { dueOn: null, outerOn: '2024-09-05' } },
      taxNote: expect.stringContaining('31.12.2023'),
    });
    expect(paper().taxNote).not.toBe(paper(DETAILS, 'ru').taxNote);
  });

  it('is of the day of payment once it was paid, whenever it is printed', () => {
    expect(paper().madeOn).toBe('2024-03-05');
    room.winners.keep(claim, MADE_UP, room.cashier);
    room.acts(
      claim,
      [room.cashier, { type: 'choose', resident: true, wishes: { form: 'cash' } }],
      [room.cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
      [room.cashier, { type: 'consent-to-processing' }],
      [room.operator, { type: 'approve' }],
    );
    room.clock.nowMs += 86_400_000;
    room.acts(claim, [room.cashier, { type: 'pay', form: 'cash' }, 'KO-7']);
    expect(paper()).toMatchObject({ madeOn: '2024-03-06', reference: 'KO-7', refusal: null });
  });

  it('has the ground of a refusal, and the act of the expertise that it rests on (9.11)', () => {
    claim = room.open(ticketsOf(4000)[0]!).claim;
    room.examine(claim);
    room.acts(claim, [room.operator, { type: 'close-expertise', finding: 'damaged', paper: PAPER }]);
    expect(paper().refusal).toMatchObject({ clause: '9.10; 9.11', on: '2024-03-05', act: PAPER });
    claim = room.open(ticketsOf(5000)[0]!).claim;
    room.acts(claim, [room.operator, { type: 'refuse', ground: 'under-age' }]);
    expect(paper().refusal).toMatchObject({ clause: '1.3', act: null, ground: { ru: expect.any(String) } });
  });

  it('has the day on which the conditions were approved where the operator gives one', () => {
    expect(paper().lottery.approvedOn).toBeNull();
    expect(paper({ ...DETAILS, approvedOn: '2023-09-28' }).lottery.approvedOn).toBe('2023-09-28');
  });

  it('has the operator’s details, and the name of whoever makes it out', () => {
    expect(paper()).toMatchObject({
      ...{ official: 'cashier', contactCentre: '+7 727 000 00 00', place: 'г. Алматы' },
      accounting: { debit: '3397', credit: '1010', purpose: null },
    });
    expect(paper(NO_FORM_DETAILS)).toMatchObject({ contactCentre: null, place: null });
  });
});
