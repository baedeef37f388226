/** Sends the characters of a told draw as a server does, or later than it should. */
import type { DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import type { StoryServer } from '../../testing/storyServer.ts';
import { type StageStory, told } from './stageStory.ts';

interface Feeding {
  /** The first character, counted from 0, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** After each character's instant; negative: before it. Milliseconds. */
  readonly lateMs: number;
}

export interface StoryFeed {
  /** Done when the last one is sent. */
  send(feeding: Feeding): Promise<void>;
}

interface Scene {
  readonly story: StageStory;
  readonly events: readonly DrawEventPayload[];
  readonly nowMs: number;
}

/**
 * Tells the show without a character, so long before its beginning as pages take to load.
 * @param tell puts a scene on the server
 */
export function startFeed(
  server: StoryServer,
  story: StageStory,
  tell: (scene: Scene) => void,
  { leadMs }: { readonly leadMs: number },
): StoryFeed {
  const events = story.showing(0);
  const characters = told(story, ...story.completed).slice(events.length);
  tell({ story, events, nowMs: story.showAtMs - leadMs });
  const showAt = performance.now() + leadMs;
  return {
    async send({ from, to, lateMs }) {
      for (const event of characters.slice(from, to)) {
        if (event.type !== 'character') throw new RangeError(`storyFeed: event ${event.seq} is no character`);
        const dueMs = showAt + (event.showAtMs - story.showAtMs) + lateMs;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
        server.add(event);
      }
    },
  };
}
