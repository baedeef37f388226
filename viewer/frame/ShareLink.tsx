/** Hands on the address of a draw: by the system's own sheet where there is one, else by the clipboard. */
import { useSignal } from '@preact/signals';
import { language, text } from '../text/currentText.ts';
import { copyText } from './copyText.ts';

const SAID_FOR_MS = 4_000;

/** The address that opens this very draw, in the reader's own language unless it is named. */
export const drawAddress = (origin: string, draw: string, lang: string): string => {
  const address = new URL('/', origin);
  address.searchParams.set('draw', draw);
  address.searchParams.set('lang', lang);
  return address.href;
};

export function ShareLink({ draw, title }: { draw: string; title: string }) {
  const texts = text().share;
  /** What came of it: copied, or to be copied by hand. */
  const outcome = useSignal<'copied' | 'by-hand' | null>(null);
  const url = drawAddress(location.origin, draw, language.value);

  async function share(): Promise<void> {
    if (navigator.share) {
      try {
        await navigator.share({ title, url });
        return;
      } catch (fault) {
        // Closed again by the visitor: that is an answer, too.
        if (fault instanceof DOMException && fault.name === 'AbortError') return;
      }
    }
    const isCopied = await copyText(url);
    outcome.value = isCopied ? 'copied' : 'by-hand';
    if (!isCopied) return;
    setTimeout(() => {
      if (outcome.value === 'copied') outcome.value = null;
    }, SAID_FOR_MS);
  }

  return (
    <span class="share">
      <button type="button" class="share-button" onClick={() => void share()}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 10V2.500M5 5 8 2l3 3M3.500 8v5.500h9V8" />
        </svg>
        {texts.button}
      </button>
      <span role="status" class="share-said">
        {outcome.value === 'copied' && texts.copied}
      </span>
      {outcome.value === 'by-hand' && (
        <input
          class="share-field"
          readOnly
          value={url}
          aria-label={texts.byHand}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </span>
  );
}
