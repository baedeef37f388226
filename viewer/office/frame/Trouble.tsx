/** What went wrong, in words, said once when it appears. */
export function Trouble({ words }: { words: string | null }) {
  return (
    <p class="field-fault" role="alert">
      {words}
    </p>
  );
}
