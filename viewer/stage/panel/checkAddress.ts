/** Where anybody checks a draw. The page picks its language itself: the address is to be typed. */

/** @param origin such as `https://draw.example` */
export const checkAddress = (origin: string, draw: string): string =>
  `${origin}/check?draw=${encodeURIComponent(draw)}`;
