/** How the command line reports a fault: one line on stderr, exit code 1 for a failed check, 2 for bad usage. */
import { TirazhError } from '../engine/errors.ts';
import { outputFault } from './standardOutput.ts';

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

/**
 * A reader that closes early (`| head`) ends its reading, not the command: a server goes on, a report is cut off. Output that a
 * full disk does not take is a fault, told once.
 */
export function outliveClosedOutput(): void {
  let isTold = false;
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE' || isTold) return;
    isTold = true;
    process.exitCode = 1;
    reportFault(outputFault(fault));
  });
}

/** What is wrong with a part of a document; `path` as written in code. */
interface DocumentFault {
  readonly path: string;
  readonly message: string;
}

/** Every fault of a document on a line of its own, under one that counts them: `path: message`. */
export function faultList(faults: readonly DocumentFault[]): string {
  const lines = faults.map((fault) => `\n  ${escapeControls(`${fault.path}: ${fault.message}`)}`);
  return `${faults.length === 1 ? '1 fault' : `${faults.length} faults`}:${lines.join('')}`;
}

/** A file's own words must not steer the terminal they are shown on. */
export const escapeControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
