/** Said before anybody asks for a person: the server cannot open people's data. */
import { officeText } from '../text/officeText.ts';

export function NoKeyBanner({ isReadable }: { isReadable: boolean }) {
  if (isReadable) return null;
  return (
    <p class="outcome outcome-bad" role="alert" data-no-key>
      {`✕ ${officeText().raffle.cannotRead}`}
    </p>
  );
}
