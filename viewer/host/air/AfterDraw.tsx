/** Screens to put up, and papers to take away. */
import { useSignal } from '@preact/signals';
import { language } from '../../text/currentText.ts';
import { hostText } from '../text/hostText.ts';
import type { AtHand } from './atHand.ts';

const COPIED_FOR_MS = 2_000;

function ShareLink({ address }: { address: string }) {
  const texts = hostText().after;
  const isShared = useSignal(false);
  async function share(): Promise<void> {
    // A phone has a sheet of its own for this.
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ url: address }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(address);
    isShared.value = true;
    setTimeout(() => {
      isShared.value = false;
    }, COPIED_FOR_MS);
  }
  return (
    <button type="button" class="link-tile" onClick={() => void share()}>
      {isShared.value ? texts.shared : texts.share}
    </button>
  );
}

function Links({ links }: { links: readonly (readonly [name: string, address: string])[] }) {
  return links.map(([name, address]) => (
    <a key={address} class="link-tile" href={address} target="_blank" rel="noreferrer">
      {name}
    </a>
  ));
}

export function AfterDraw({ atHand }: { atHand: AtHand }) {
  const texts = hostText().after;
  const { draw, state, screen } = atHand;
  if (!state) return null;
  const at = encodeURIComponent(draw);
  const query = `draw=${at}&lang=${language.value}`;
  const isShown = screen?.phase === 'completed';
  const isReal = !state.plan.rehearsal;
  const hasPapers = isReal && (isShown || state.aborted !== null);
  return (
    <section class="card after" aria-labelledby="after-title">
      <h2 id="after-title">{texts.title}</h2>
      <div class="link-tiles">
        {hasPapers && (
          <Links
            links={[
              [texts.protocolKk, `/api/draws/${at}/protocol.pdf?lang=kk`],
              [texts.protocolRu, `/api/draws/${at}/protocol.pdf?lang=ru`],
            ]}
          />
        )}
        {isShown && <Links links={[[texts.transcript, `/api/draws/${at}/transcript`]]} />}
        {isShown && <Links links={[[texts.check, `/check?${query}`]]} />}
        <Links
          links={[
            [texts.stage, `/stage?${query}`],
            [texts.overlay, `/overlay?${query}`],
            [texts.live, `/?${query}`],
          ]}
        />
        {isReal && <ShareLink address={`${location.origin}/?draw=${at}`} />}
      </div>
    </section>
  );
}
