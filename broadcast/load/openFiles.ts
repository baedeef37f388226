/** How many files, and so lines, this process may have open. */
import { badInput } from '../../engine/errors.ts';

/** Besides the lines: the program's own files, pipes and threads. */
const OWN_FILES = 100;

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft: number | string } };
}

/** The soft limit, which Node has raised to the hard one at its start; null where the system has none or tells none. */
export function openFileLimit(): number | null {
  // The machine's network is none of our business, and its names take seconds to look up.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as Report;
  const limit = Number(userLimits?.open_files?.soft);
  return Number.isFinite(limit) ? limit : null;
}

/** @throws TirazhError BAD_INPUT when `viewers` lines are more than `limit` files allow, saying the number and the command */
export function requireOpenFiles(viewers: number, limit: number | null): void {
  const needed = viewers + OWN_FILES;
  if (limit === null || needed <= limit) return;
  throw badInput(
    `--viewers ${viewers}: this process may have ${limit} files open and needs ${needed}; ` +
      `run "ulimit -n ${needed}" first (as root where the hard limit is lower), or start ${limit - OWN_FILES} viewers`,
  );
}
