/** How the HTTP interface refuses: a stable code, one sentence, the right status. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, TirazhError } from '../../engine/errors.ts';
import type { Refusal } from '../protocol/http.ts';
import { Refused } from '../refused.ts';

const STATUS: Record<Refusal['code'], number> = {
  BAD_REQUEST: 400,
  BAD_CHECK_DIGIT: 422,
  UNKNOWN_NUMBER: 404,
  ALREADY_REGISTERED: 409,
  REGISTRATION_CLOSED: 409,
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  WRONG_PASSWORD: 401,
  WRONG_ROLE: 403,
  SECOND_PERSON: 403,
  STALE: 409,
  ALREADY_ASKED: 409,
  KEY_REUSED: 409,
  FOREIGN_ORIGIN: 403,
  WRONG_STATE: 409,
  OVER_FUND: 409,
  TOO_MANY_REQUESTS: 429,
  FAULT: 500,
};

const CODE_OF_FAULT: Record<ErrorCode, Refusal['code']> = {
  BAD_INPUT: 'BAD_REQUEST',
  CHECK_FAILED: 'BAD_REQUEST',
  WRONG_STATE: 'WRONG_STATE',
  OVER_FUND: 'OVER_FUND',
  UNAVAILABLE: 'FAULT',
};

/** Status and body of an expected fault. */
export function refusalOf(fault: TirazhError): { status: number; body: Refusal } {
  const code = fault instanceof Refused ? fault.refusal : CODE_OF_FAULT[fault.code];
  return { status: STATUS[code], body: { code, message: fault.message } };
}

export function refuse(reply: FastifyReply, code: Refusal['code'], message: string): FastifyReply {
  return reply.status(STATUS[code]).send({ code, message } satisfies Refusal);
}

/** Turns faults into refusals. What we did not foresee is logged whole and answered without details. */
export function onFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(fault)) {
    const first = fault.validation[0];
    const where = first?.instancePath ? `${first.instancePath.slice(1)}: ` : '';
    return refuse(reply, 'BAD_REQUEST', `${where}${first?.message ?? 'the request is malformed'}`);
  }
  if (fault instanceof TirazhError) {
    const { status, body } = refusalOf(fault);
    return reply.status(status).send(body);
  }
  if (fault.statusCode === 429) {
    return refuse(reply, 'TOO_MANY_REQUESTS', 'too many requests; wait a minute and try again');
  }
  if (fault.statusCode !== undefined && fault.statusCode < 500) {
    return reply
      .status(fault.statusCode)
      .send({ code: 'BAD_REQUEST', message: fault.message } satisfies Refusal);
  }
  request.log.error({ err: fault }, 'request failed');
  return refuse(reply, 'FAULT', 'something failed here; it has been logged');
}
