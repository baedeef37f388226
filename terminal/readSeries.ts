/** The files of a series as the commands find them: the Arrow file, plain or encrypted, and the commitment. */
import { badInput, TirazhError } from '../engine/errors.ts';
import { type SeriesCommitment, seriesCommitmentSchema } from '../engine/series/commitSeries.ts';
import { decodeSeries, type SeriesFile } from '../engine/series/seriesFile.ts';
import { readBytes, readJson, readText } from './files.ts';

const AGE_INTRO = 'age-encryption.org/v1\n';

/** Whether the bytes begin as an age file does; asked before the library is loaded, which takes 0.1 s. */
const isAge = (file: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(file.subarray(0, AGE_INTRO.length)) === AGE_INTRO;

/** The same fault with the file's name before it. */
const ofFile = (path: string, fault: unknown): unknown =>
  fault instanceof TirazhError
    ? new TirazhError(fault.code, `${path}: ${fault.message}`, { cause: fault })
    : fault;

/** Reads a series file, decrypting it where it is encrypted. @throws TirazhError naming the file */
export async function readSeriesFile(path: string, identityFile: string | undefined): Promise<SeriesFile> {
  const bytes = await readBytes(path);
  const identities = identityFile === undefined ? undefined : await readText(identityFile);
  try {
    if (!isAge(bytes)) return decodeSeries(bytes);
    if (identities === undefined) throw badInput('it is encrypted; give --identity-file');
    const { decryptAge } = await import('./ageFile.ts');
    return decodeSeries(await decryptAge(bytes, identities));
  } catch (fault) {
    throw ofFile(path, fault);
  }
}

/** @throws TirazhError BAD_INPUT naming the file and the first thing wrong with it */
export async function readCommitment(path: string): Promise<SeriesCommitment> {
  const parsed = seriesCommitmentSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0]!;
  throw badInput(`${path} is no series commitment: ${where.join('.') || '(document)'}: ${message}`);
}
