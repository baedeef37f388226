/** The page's end of the sun: hands both canvases to the worker that draws, and tells it what there is to see. */
import type { ToSun } from './sunMessages.ts';
import type { SunScene } from './sunScene.ts';

export interface SunDesk {
  /** @param side of the square the picture takes, CSS pixels */
  resize(side: number, pixelRatio: number): void;
  setStill(isStill: boolean): void;
  show(scene: SunScene): void;
  stop(): void;
}

/** @param ground the canvas below @param lights the one above; each can be handed over once */
export function startSunDesk(ground: HTMLCanvasElement, lights: HTMLCanvasElement): SunDesk {
  const worker = new Worker(new URL('./sun.worker.ts', import.meta.url), { type: 'module' });
  const post = (message: ToSun, handed: Transferable[] = []): void => worker.postMessage(message, handed);
  const [below, above] = [ground.transferControlToOffscreen(), lights.transferControlToOffscreen()];
  post({ kind: 'start', ground: below, lights: above }, [below, above]);
  return {
    resize: (side, pixelRatio) => post({ kind: 'resize', side, pixelRatio }),
    setStill: (isStill) => post({ kind: 'still', isStill }),
    show: (scene) => post({ kind: 'scene', scene }),
    stop: () => worker.terminate(),
  };
}
