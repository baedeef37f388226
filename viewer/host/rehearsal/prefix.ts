/** How the id of a rehearsal begins: the engine's own, without its schemas, which would come along into the page. */
import type { REHEARSAL_PREFIX as Prefix } from '../../../engine/draw/drawPlan.ts';

export const REHEARSAL_PREFIX: typeof Prefix = 'rehearsal-';
