/** Answers that no cache keeps: they say who somebody is, or what a ticket wins. */
import type { FastifyReply } from 'fastify';

export const unkept = (reply: FastifyReply): FastifyReply => reply.header('Cache-Control', 'no-store');
