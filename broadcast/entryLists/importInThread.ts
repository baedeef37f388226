/** Runs an import in a thread with bounded memory and time. */
import { askThread } from '../boundedThread.ts';
import type { Imported, ImportTask } from './importFile.ts';

const THREAD = new URL('./importThread.worker.ts', import.meta.url);
/** A million rows of XLSX take some 10 s of an idle core, a million entries a third of the memory; more is a file made to hurt. */
const BOUNDS = { memoryMb: 768, nurseryMb: 32, longestMs: 120_000 };

/** @throws TirazhError BAD_INPUT as `importFile`, and for a file that takes too much time or memory */
export const importInThread = (task: ImportTask): Promise<Imported> => askThread(THREAD, task, BOUNDS);
