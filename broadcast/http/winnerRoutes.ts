/** Winners' data at the counter (clauses 9.2, 15.1, 15.2): taken down, opened, printed on forms, found, erased. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { referenceSchema } from '../claims/claimActSchema.ts';
import { claimFault } from '../claims/claimFault.ts';
import { actorOf } from '../claims/claimRole.ts';
import { OWN_PRIZE, type StoredClaim } from '../claims/claimStore.ts';
import { paperOfClaim } from '../claims/paperOfClaim.ts';
import { FormPress } from '../documents/formPress.ts';
import { PRINTED_FORMS } from '../documents/forms/claimForm.ts';
import type { ClaimPaperInput } from '../documents/forms/claimPaper.ts';
import type { PaperLanguage } from '../documents/printedDocument.ts';
import { iinSchema, personDataSchema } from '../people/personData.ts';
import { personRemarks } from '../people/personRemarks.ts';
import type { FoundClaims, OpenedPerson, PersonData } from '../protocol/claims.ts';
import type { Service } from '../service.ts';
import { claimShown } from './claimShown.ts';
import { guessGuard } from './guessGuard.ts';
import { unkept } from './unkept.ts';

const PURPOSES = ['payment', 'form', 'contact', 'correction', 'request-of-the-person'] as const;

const claimParams = z.object({ claim: idSchema });

/** The winner's data for a form, on record; null: not taken down yet. @throws Refused NOT_FOUND where they were erased */
function personFor(
  { claimOffice }: Service,
  { claim, person }: StoredClaim,
  request: FastifyRequest,
): PersonData | null {
  const { people, winners } = claimOffice;
  if (person === null) return null;
  if (people.has(person)) return winners.open(claim, 'form', actorOf(request.account)).data;
  throw claimFault(
    ...(['NOT_FOUND', 'no-such-person'] as const),
    `${claim}: the winner’s data were erased; no form is made any more`,
  );
}

/** The name of who paid; null: nobody has. */
const payerOf = ({ accounts }: Service, { content: { payment } }: StoredClaim): string | null =>
  payment && (accounts.get(payment.by)?.name ?? null);

/** What a form is filled from. */
function paperMaker(service: Service) {
  const { claims, formDetails: details } = service.claimOffice;
  const detail = claimShown(service);
  return (
    request: FastifyRequest,
    claim: string,
    language: PaperLanguage,
    reference: string | null,
  ): ClaimPaperInput => {
    const stored = claims.get(claim);
    const { series, source } = stored;
    const drawnAtMs = source === OWN_PRIZE ? undefined : service.log.state(source)?.completed?.showAtMs;
    return paperOfClaim({
      ...{ detail: detail(request, stored), terms: service.series.get(series)!.terms, details, language },
      ...{ person: personFor(service, stored, request), reference, today: claims.today() },
      drawnOn: drawnAtMs === undefined ? null : dayInAlmaty(drawnAtMs),
      official: payerOf(service, stored) ?? request.account.name,
    });
  };
}

export function addWinnerRoutes(server: FastifyInstance, service: Service): void {
  const { claims, winners, views } = service.claimOffice;
  const app = server.withTypeProvider<ZodTypeProvider>();
  const detail = claimShown(service);
  const paperFor = paperMaker(service);
  const guarded = guessGuard(server, service.limits);
  const press = new FormPress();
  server.addHook('onClose', () => press.close());

  app.post(
    '/api/host/claims/:claim/person',
    { schema: { summary: 'Takes the winner’s data down', params: claimParams, body: personDataSchema } },
    (request, reply) => {
      const stored = winners.keep(request.params.claim, request.body, actorOf(request.account));
      return unkept(reply).send(detail(request, stored));
    },
  );

  app.post(
    '/api/host/claims/:claim/person/open',
    {
      schema: {
        summary: 'The winner’s data; who opened them and what for is on record',
        params: claimParams,
        body: z.strictObject({ purpose: z.enum(PURPOSES) }),
      },
    },
    (request, reply) => {
      const opened = winners.open(request.params.claim, request.body.purpose, actorOf(request.account));
      const stored = claims.get(request.params.claim);
      const remarks = personRemarks(opened.data, claims.holderOf(stored));
      return unkept(reply).send({ ...opened, remarks } satisfies OpenedPerson);
    },
  );

  app.post(
    '/api/host/claims/:claim/forms/:form',
    {
      schema: {
        summary: 'A form as PDF, filled from the claim and the winner’s data',
        params: claimParams.extend({ form: z.enum(PRINTED_FORMS) }),
        body: z.strictObject({ language: z.enum(['kk', 'ru']), reference: referenceSchema.nullish() }),
      },
    },
    async (request, reply) => {
      const { claim, form } = request.params;
      const { language, reference = null } = request.body;
      const bytes = await press.printForm(form, paperFor(request, claim, language, reference), language);
      return unkept(reply)
        .type('application/pdf')
        .header('Content-Disposition', `inline; filename="${claim}-${form}-${language}.pdf"`)
        .send(Buffer.from(bytes));
    },
  );

  app.post(
    '/api/host/people/find',
    {
      ...guarded,
      schema: { summary: 'Claims of whoever has an IIN', body: z.strictObject({ iin: iinSchema }) },
    },
    (request, reply) => {
      const today = claims.today();
      const found = winners.ofIin(request.body.iin, actorOf(request.account));
      return unkept(reply).send({
        claims: found.map((stored) => views.summary(stored, today)),
      } satisfies FoundClaims);
    },
  );

  app.post(
    '/api/host/people/:person/erase',
    { schema: { summary: 'Erases a winner’s data for good', params: z.object({ person: idSchema }) } },
    (request, reply) => {
      winners.erase(request.params.person, actorOf(request.account));
      return reply.status(204).send();
    },
  );
}
