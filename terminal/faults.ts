/** How the command line reports a fault: one line on stderr, exit code 1 for a failed check, 2 for bad usage. */
import { TirazhError } from '../engine/errors.ts';

export const exitCodeOf = (fault: unknown): 1 | 2 =>
  fault instanceof TirazhError && fault.code === 'BAD_INPUT' ? 2 : 1;

export function reportFault(fault: unknown): void {
  if (fault instanceof TirazhError) {
    process.stderr.write(`tirazh: ${fault.message}\n`);
  } else {
    // Not one of ours: the stack is what a bug report needs.
    process.stderr.write(
      `tirazh: unexpected fault: ${fault instanceof Error ? fault.stack : String(fault)}\n`,
    );
  }
}

/** A reader that closes early (`| head`) ends its reading, not the command: a server goes on, a report is cut off. */
export function outliveClosedOutput(): void {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
}
