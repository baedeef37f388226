/** One import in a thread of its own: a large file must not hold up a draw. */
import { answerInThread } from '../boundedThread.ts';
import { importFile } from './importFile.ts';

answerInThread(importFile);
