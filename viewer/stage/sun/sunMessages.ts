/** What the page tells the worker that draws the sun. It answers nothing. */
import type { SunScene } from './sunScene.ts';

export type ToSun =
  | { readonly kind: 'start'; readonly ground: OffscreenCanvas; readonly lights: OffscreenCanvas }
  | {
      readonly kind: 'resize';
      /** Of the square the picture takes, CSS pixels. */
      readonly side: number;
      readonly pixelRatio: number;
    }
  | { readonly kind: 'still'; readonly isStill: boolean }
  | { readonly kind: 'scene'; readonly scene: SunScene };
