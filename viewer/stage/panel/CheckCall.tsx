/** The way to check the draw: a code for a phone, and the same address to type. */

import encodeQR from 'qr';
import { showText } from '../../show/text/showText.ts';
import { checkAddress } from './checkAddress.ts';

/** Light modules around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code as one path: a square of a unit for each dark module. */
function CheckCode({ address }: { address: string }) {
  const modules = encodeQR(address, 'raw', { border: QUIET_ZONE });
  const path = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="check-code"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={address}
    >
      <path d={path} />
    </svg>
  );
}

export function CheckCall({ draw }: { draw: string }) {
  const address = checkAddress(location.origin, draw);
  return (
    <div class="check-call">
      <CheckCode address={address} />
      <div class="check-words">
        <p class="check-title">{showText().check}</p>
        <p class="check-address">{address.replace(/^https?:\/\//, '')}</p>
      </div>
    </div>
  );
}
