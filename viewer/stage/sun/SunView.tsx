/** The sun on the page: the entries' picture, the rays around it, the words below it. */
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { NoticeStrip, standingNotice } from '../../show/NoticeStrip.tsx';
import type { StageModel } from '../stageModel.ts';
import { SunCaption } from './SunCaption.tsx';
import { SunRays } from './SunRays.tsx';
import { SunPicture } from './sunPicture.ts';

/** Keeps the picture as large as its square. */
function useSunPicture(model: StageModel) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sparks = useRef<HTMLCanvasElement>(null);
  const picture = useRef<SunPicture | null>(null);
  useEffect(() => {
    const made = new SunPicture(canvas.current!, sparks.current!);
    picture.current = made;
    const sizes = new ResizeObserver(() => made.resize(place.current!.clientWidth, devicePixelRatio));
    sizes.observe(place.current!);
    return () => {
      sizes.disconnect();
      made.stop();
    };
  }, []);
  const { scene, isStill } = model;
  useEffect(() => picture.current?.setStill(isStill.value), [isStill.value]);
  useEffect(() => {
    if (scene.value) picture.current?.show(scene.value);
  }, [scene.value]);
  return { place, canvas, sparks };
}

export function SunView({ model }: { model: StageModel }) {
  const { place, canvas, sparks } = useSunPicture(model);
  const standing = useComputed(() => model.standing.value ?? 'open');
  const notice = model.state.value && standingNotice(model.state.value);
  return (
    <section class={`sun sun-${standing.value}${notice ? ' sun-acted' : ''}`}>
      <div class="sun-square" aria-hidden="true">
        <SunRays model={model} />
        <div class="sun-disc" ref={place}>
          <canvas ref={canvas} />
          <div class="sun-glint" />
          <canvas ref={sparks} />
        </div>
      </div>
      {notice ? <NoticeStrip notice={notice} /> : <SunCaption model={model} />}
    </section>
  );
}
