/** The four things fixed in public, each with the start of its fingerprint: a viewer compares it with the phone. */

import type { DrawState } from '../../engine/draw/drawState.ts';
import { drawName } from '../frame/drawName.ts';
import { showText } from '../show/text/showText.ts';

/** Hex digits in sight: 32 bits tell apart what somebody compares by eye. */
const SHOWN = 8;

/** @param missing what stands for a fingerprint that is not there */
function Seal({ label, hash, missing }: { label: string; hash: string | undefined; missing: string }) {
  return (
    <li class={hash === undefined ? 'seal-mark' : 'seal-mark seal-set'}>
      <span class="seal-label">{label}</span>
      <code>{hash === undefined ? missing : hash.slice(0, SHOWN)}</code>
    </li>
  );
}

export function SealRow({ state }: { state: DrawState }) {
  const texts = showText().seals;
  const [commitment] = state.commitments;
  const missing = state.phase === 'aborted' ? '—' : texts.open;
  const more = state.commitments.length - 1;
  return (
    <footer class="stage-foot">
      <ol class="seals">
        <Seal label={texts.plan} hash={state.planHash} missing={missing} />
        <Seal
          label={more > 0 ? `${texts.commitments} ×${more + 1}` : texts.commitments}
          hash={commitment?.commitment}
          missing={missing}
        />
        <Seal label={texts.entries} hash={state.frozen?.entriesRoot} missing={missing} />
        <Seal label={texts.sealed} hash={state.sealed?.leafHash} missing={missing} />
      </ol>
      <p class="draw-id">{drawName(state.draw)}</p>
    </footer>
  );
}
