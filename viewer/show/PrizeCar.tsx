/** The prize: a fastback as a studio photographer lights one, by its edges, on a wet floor. */

const ROOF = 'M60 150C76 139 128 134 176 119C226 103 292 66 386 65C462 64 514 86 566 120';
const HOOD = '566 120C636 125 704 138 748 160';
const BODY =
  `${ROOF}C${HOOD.slice(8)}C762 168 768 184 768 200C768 210 760 215 750 216` +
  'L678 218A54 54 0 0 0 570 218L264 220A54 54 0 0 0 156 220L72 216C58 208 50 194 52 176C52 166 54 156 60 150Z';
const WINDOWS = [
  'M212 121C252 98 304 82 368 79L362 124L232 126C218 126 210 124 212 121Z',
  'M384 78.500C448 77 494 92 540 119C536 122 526 123.500 512 123.500L378 124Z',
];
const SPOKES = 5;

function Wheel({ x }: { x: number }) {
  return (
    <g transform={`translate(${x} 216)`}>
      <circle r="46" class="car-tyre" />
      <circle r="36" class="car-rim" />
      {Array.from({ length: SPOKES }, (_, spoke) => (
        <g key={spoke} transform={`rotate(${(spoke * 360) / SPOKES})`}>
          <path
            d="M-7-6L-10-34.500L-3.500-35.500L-1.500-8ZM7-6L10-34.500L3.500-35.500L1.500-8Z"
            class="car-spoke"
          />
        </g>
      ))}
      <circle r="8.500" class="car-hub" />
      <path d="M-36-27A45 45 0 0 1 30-33.500" class="car-tyre-light" />
    </g>
  );
}

function Body() {
  return (
    <>
      <path d={BODY} fill="url(#car-paint)" />
      {WINDOWS.map((path) => (
        <path key={path} d={path} fill="url(#car-glass)" class="car-window" />
      ))}
      <path d="M300 84L262 125M436 80L404 124" class="car-gleam" />
      <path d="M54 168C190 146 420 138 566 144C650 148 716 158 760 180" class="car-shoulder" />
      <path d="M262 196C360 182 470 180 566 190" class="car-sill" />
      <path
        d="M374 127C370 152 372 184 380 212M560 128C566 146 570 158 570 168M226 128C216 140 212 152 214 164"
        class="car-gap"
      />
      <path d="M306 147L338 145.500M470 143.500L502 144" class="car-handle" />
      <path d="M548 116C560 106 578 106 584 116C585 120 580 122 552 121Z" class="car-mirror" />
      <path d="M684 157C714 154 744 164 758 181C738 184 706 176 684 157Z" class="car-lamp" />
      <path d="M690 158.500C712 160 738 168 752 179" class="car-lamp-line" />
      <path d="M53 171C68 163 92 159 118 158L112 165C88 167 68 172 53 180Z" class="car-tail-lamp" />
      <path d={`${ROOF}M${HOOD}`} stroke="url(#car-edge)" class="car-edge" />
    </>
  );
}

const stops = (name: string, offsets: Readonly<Record<string, number>>) =>
  Object.entries(offsets).map(([stop, offset]) => (
    <stop key={stop} offset={offset} class={`car-${name}-${stop}`} />
  ));

function Lights() {
  return (
    <defs>
      <linearGradient id="car-paint" x1="0" y1="0" x2="0" y2="1">
        {stops('paint', { top: 0, belt: 0.4, crease: 0.54, flank: 0.57, low: 0.8, bottom: 1 })}
      </linearGradient>
      <linearGradient id="car-glass" x1="0" y1="0" x2="1" y2="1">
        {stops('glass', { dark: 0, light: 0.5, end: 1 })}
      </linearGradient>
      <linearGradient id="car-edge" gradientUnits="userSpaceOnUse" x1="60" y1="0" x2="748" y2="0">
        {stops('edge', { rear: 0, middle: 0.48, front: 1 })}
      </linearGradient>
      <linearGradient id="car-floor" gradientUnits="userSpaceOnUse" x1="-60" y1="0" x2="880" y2="0">
        {stops('floor', { left: 0, middle: 0.5, right: 1 })}
      </linearGradient>
      <linearGradient id="car-sink" gradientUnits="userSpaceOnUse" x1="0" y1="262" x2="0" y2="318">
        {stops('sink', { near: 0, far: 1 })}
      </linearGradient>
      <mask id="car-mirror-mask">
        <rect x="-60" y="262" width="940" height="80" fill="url(#car-sink)" />
      </mask>
    </defs>
  );
}

export function PrizeCar() {
  return (
    <svg class="car" viewBox="20 50 780 270" aria-hidden="true">
      <Lights />
      <g mask="url(#car-mirror-mask)">
        <g transform="matrix(1 0 0 -.62 0 425)">
          <Body />
          <Wheel x={210} />
          <Wheel x={624} />
        </g>
      </g>
      <path d="M-60 262H880" stroke="url(#car-floor)" class="car-floor" />
      <ellipse cx="414" cy="261" rx="345" ry="7" class="car-shadow" />
      <Body />
      <Wheel x={210} />
      <Wheel x={624} />
    </svg>
  );
}
