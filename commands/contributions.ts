/** Contributors' secrets as the command line takes them: `HEX` or `NAME=HEX`, on the line or in files. */
import { idSchema } from '../engine/encoding/schemas.ts';
import { badInput } from '../engine/errors.ts';
import { readText } from '../terminal/files.ts';

export interface Contribution {
  readonly contributor: string;
  /** 64 lower-case hex digits. */
  readonly secret: string;
}

/** The secret in a text, with the contributor's name where it has one. */
interface NamedSecret {
  readonly name: string | null;
  readonly secret: string;
}

/** @param source where the text stands, for the message */
export function parseSecret(text: string, source: string): NamedSecret {
  const [, name, hex] = /^(?:([^=]*)=)?([0-9a-fA-F]{64})$/.exec(text.trim()) ?? [];
  // The text itself is not shown: it may be a secret with a slip of the keyboard.
  if (!hex) throw badInput(`${source}: expected 64 hex digits, or NAME=64 hex digits`);
  if (name !== undefined) checkName(name, source);
  return { name: name ?? null, secret: hex.toLowerCase() };
}

/** @throws TirazhError BAD_INPUT for what is no contributor's name */
export function checkName(name: string, source: string): void {
  if (idSchema.safeParse(name).success) return;
  throw badInput(`${source}: ${JSON.stringify(name)} is no name; use lower-case letters, digits, hyphens`);
}

/** Secrets of the command line, then of the files, in that order; the first without a name is the operator's. */
export async function readContributions(secrets: string[], files: string[]): Promise<Contribution[]> {
  if (secrets.length + files.length === 0) {
    throw badInput('--secret: give one or more; "tirazh draw secret" makes one');
  }
  const named = secrets.map((text, i) => parseSecret(text, `--secret ${i + 1}`));
  for (const path of files) named.push(parseSecret(await readText(path), path));
  refuseRepeats(named);
  return named.map(({ name, secret }, i) => ({
    contributor: name ?? (i === 0 ? 'operator' : `contributor-${i + 1}`),
    secret,
  }));
}

/** Two contributors with one secret are one: whoever knows it knows both. */
function refuseRepeats(named: readonly NamedSecret[]): void {
  const first = new Map<string, number>();
  for (const [i, { secret }] of named.entries()) {
    const earlier = first.get(secret);
    if (earlier !== undefined) {
      throw badInput(
        `secrets ${earlier + 1} and ${i + 1} are the same; every contributor needs a secret of its own`,
      );
    }
    first.set(secret, i);
  }
}
