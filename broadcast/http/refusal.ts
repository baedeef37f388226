/** How the HTTP interface refuses: a stable code, one sentence, the right status. */
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, TirazhError } from '../../engine/errors.ts';
import type { Refusal } from '../protocol/http.ts';
import { type RefusalDetail, Refused } from '../refused.ts';

const STATUS: Record<Refusal['code'], number> = {
  BAD_REQUEST: 400,
  BAD_CHECK_DIGIT: 422,
  UNKNOWN_NUMBER: 404,
  ALREADY_REGISTERED: 409,
  REGISTRATION_CLOSED: 409,
  NOT_SOLD: 409,
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
  const detail = fault instanceof Refused ? fault.detail : undefined;
  return { status: STATUS[code], body: { code, message: fault.message, ...detail } };
}

export function refuse(
  reply: FastifyReply,
  code: Refusal['code'],
  message: string,
  detail?: RefusalDetail,
): FastifyReply {
  return reply.status(STATUS[code]).send({ code, message, ...detail } satisfies Refusal);
}

/** As much of an address as is repeated to whoever asked for it. */
const SHOWN_ADDRESS = 200;

export function refuseAddress({ method, url }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = url.split('?')[0]!.slice(0, SHOWN_ADDRESS);
  return refuse(reply, 'NOT_FOUND', `${method} ${path}: there is no such address`);
}

/** Statuses of requests that are no HTTP, or too much of it. */
const CLIENT_FAULTS: Record<string, readonly [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'the address or the headers are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request took too long to arrive'],
};
const NOT_HTTP = ['400 Bad Request', 'this is no HTTP request'] as const;

/** Refusals of what never becomes a request of ours, in the same shape as all others: options for Fastify. */
export const STRAY_REQUESTS = {
  frameworkErrors(_fault: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return refuse(reply, 'BAD_REQUEST', 'the address is malformed; look at its % signs');
  },
  clientErrorHandler(fault: Error & { code?: string }, socket: Socket): void {
    if (fault.code !== 'ECONNRESET' && socket.writable) {
      const [status, message] = CLIENT_FAULTS[fault.code ?? ''] ?? NOT_HTTP;
      const body = JSON.stringify({ code: 'BAD_REQUEST', message } satisfies Refusal);
      socket.write(
        `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    }
    socket.destroy();
  },
};

/** As many faults as one answer lists. */
const MOST_FAULTS = 50;

/** Every fault of a request with its path: whoever mends it mends it once. */
function refuseMalformed(
  reply: FastifyReply,
  part: string,
  issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[],
): FastifyReply {
  const faults = issues.slice(0, MOST_FAULTS).map(({ instancePath, message }) => ({
    path: instancePath === '/' ? part : `${part}${instancePath}`,
    message: message ?? 'it is malformed',
  }));
  const words = faults.map(({ path, message }) => `${path.slice(part.length + 1) || part}: ${message}`);
  const detail = { reason: 'malformed', params: { path: faults[0]!.path }, faults } as const;
  return refuse(reply, 'BAD_REQUEST', words.join('; '), detail);
}

/** Turns faults into refusals. What we did not foresee is logged whole and answered without details. */
export function onFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(fault)) {
    return refuseMalformed(reply, fault.validationContext ?? 'body', fault.validation);
  }
  if (fault instanceof TirazhError) {
    const { status, body } = refusalOf(fault);
    return reply.status(status).send(body);
  }
  if (fault.statusCode === 429) {
    return refuse(reply, 'TOO_MANY_REQUESTS', 'too many requests; wait a minute and try again');
  }
  // What the pages' folder answers to addresses that lead nowhere or out of it.
  if (fault.statusCode === 403 || fault.statusCode === 404) return refuseAddress(request, reply);
  if (fault.statusCode === 415) {
    return reply.status(415).send({
      code: 'BAD_REQUEST',
      message: 'the Content-Type is none that is read here; send application/json',
    } satisfies Refusal);
  }
  if (fault.statusCode === 413) {
    const body = { code: 'BAD_REQUEST', message: fault.message, reason: 'file-too-large' } satisfies Refusal;
    return reply.status(413).send(body);
  }
  if (fault.statusCode !== undefined && fault.statusCode < 500) {
    return reply
      .status(fault.statusCode)
      .send({ code: 'BAD_REQUEST', message: fault.message } satisfies Refusal);
  }
  request.log.error({ err: fault }, 'request failed');
  return refuse(reply, 'FAULT', 'something failed here; it has been logged');
}
