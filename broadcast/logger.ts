/** The log: JSON lines on stderr, without personal data and secrets. */
import pino, { type Logger } from 'pino';
import { badInput } from '../engine/errors.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'];

/** @throws TirazhError BAD_INPUT for a level that there is not */
export function createLogger(level: string): Logger {
  if (!LOG_LEVELS.includes(level)) throw badInput(`--log-level: expected one of ${LOG_LEVELS.join(', ')}`);
  // The password of a sign-in and the secrets of a draw never reach a log, whatever is logged around them.
  return pino(
    { level, redact: ['*.password', '*.secret', '*.token', 'req.headers.cookie'] },
    pino.destination(2),
  );
}
