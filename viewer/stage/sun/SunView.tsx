/** The sun on the page: the entries' picture, the rays around it, the words below it. */
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { NoticeStrip, standingNotice } from '../../show/NoticeStrip.tsx';
import type { StageModel } from '../stageModel.ts';
import { SunCaption } from './SunCaption.tsx';
import { SunRays } from './SunRays.tsx';
import { type SunDesk, startSunDesk } from './sunDesk.ts';

/** Keeps the picture as large as its square, and up to date. */
function useSun({ scene, isStill }: StageModel) {
  const place = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const lights = useRef<HTMLCanvasElement>(null);
  const desk = useRef<SunDesk | null>(null);
  useEffect(() => {
    const started = startSunDesk(ground.current!, lights.current!);
    desk.current = started;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) started.resize(entry.contentRect.width, devicePixelRatio);
    });
    sizes.observe(place.current!);
    return () => {
      sizes.disconnect();
      started.stop();
    };
  }, []);
  useEffect(() => desk.current?.setStill(isStill.value), [isStill.value]);
  useEffect(() => {
    if (scene.value) desk.current?.show(scene.value);
  }, [scene.value]);
  return { place, ground, lights };
}

export function SunView({ model }: { model: StageModel }) {
  const { place, ground, lights } = useSun(model);
  const standing = useComputed(() => model.standing.value ?? 'open');
  const notice = model.state.value && standingNotice(model.state.value);
  return (
    <section class={`sun sun-${standing.value}${notice ? ' sun-acted' : ''}`}>
      <div class="sun-square" ref={place} aria-hidden="true">
        <SunRays model={model} />
        <div class="sun-disc" />
        <canvas ref={ground} />
        <div class="sun-glint" />
        <canvas ref={lights} />
      </div>
      {notice ? <NoticeStrip notice={notice} /> : <SunCaption model={model} />}
    </section>
  );
}
