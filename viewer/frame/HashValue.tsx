/** A hash as people can compare it: its first and last characters, the whole one to copy. */
import { useSignal } from '@preact/signals';
import { text } from '../text/currentText.ts';
import { copyText } from './copyText.ts';

const EDGE = 8;
const COPIED_FOR_MS = 1_600;

export function HashValue({ hash, label }: { hash: string; label: string }) {
  const isCopied = useSignal(false);

  async function copy(): Promise<void> {
    isCopied.value = await copyText(hash);
    if (!isCopied.value) return;
    setTimeout(() => {
      isCopied.value = false;
    }, COPIED_FOR_MS);
  }

  return (
    <span class="hash">
      <code title={hash}>
        {hash.slice(0, EDGE)}
        <span class="hash-gap">…</span>
        {hash.slice(-EDGE)}
      </code>
      <button
        type="button"
        class="hash-copy"
        onClick={() => void copy()}
        aria-label={`${text().trust.copy}: ${label}`}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          {isCopied.value ? (
            <path d="M3 8.5 6.5 12 13 4.5" />
          ) : (
            <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />
          )}
        </svg>
      </button>
      <span role="status" class="unseen">
        {isCopied.value ? text().trust.copied : ''}
      </span>
    </span>
  );
}
