/** Draws' events made by hand, in chains that hold. */
import type { DrawEvent, DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import { MEMORY_DRAW, MemoryLog } from '../../live/testing/memoryLog.ts';
import { ReplicaLog } from '../replicaLog.ts';

const PLANNED = new MemoryLog(() => 0).events(MEMORY_DRAW)[0] as Extract<DrawEvent, { type: 'planned' }>;

/** A log whose draws are added by the test. */
export class ChainLog extends ReplicaLog {
  constructor(epoch: string) {
    // A host's: nothing leaves it.
    super(epoch, Number.POSITIVE_INFINITY);
  }

  /** The draw's next event: at first its plan, then whatever is given. */
  append(draw: string, payload?: DrawEventPayload): DrawEvent {
    const state = this.state(draw);
    const small = { type: 'committed', contributor: 'operator', commitment: 'b'.repeat(64) } as const;
    const { planHash } = PLANNED;
    const event = {
      ...(state
        ? (payload ?? small)
        : { type: 'planned', planHash, plan: { ...PLANNED.plan, drawId: draw } }),
      ...{ draw, epoch: this.epoch, seq: (state?.seq ?? 0) + 1 },
      ...{ prev: state?.head ?? PLANNED.prev, at: PLANNED.at },
    } as DrawEvent;
    this.take(event);
    return event;
  }

  /** Appends until the draw has `count` events. */
  fill(draw: string, count: number): this {
    while (this.seq(draw) < count) this.append(draw);
    return this;
  }
}
