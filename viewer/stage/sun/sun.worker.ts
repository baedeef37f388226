/** The thread on which the sun is drawn. */
import type { ToSun } from './sunMessages.ts';
import { SunPicture } from './sunPicture.ts';

let picture: SunPicture | null = null;

addEventListener('message', ({ data }: MessageEvent<ToSun>) => {
  switch (data.kind) {
    case 'start':
      picture = new SunPicture(data.ground, data.lights);
      break;
    case 'resize':
      picture?.resize(data.side, data.pixelRatio);
      break;
    case 'still':
      picture?.setStill(data.isStill);
      break;
    case 'scene':
      picture?.show(data.scene);
      break;
  }
});
