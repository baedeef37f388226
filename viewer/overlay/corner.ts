/** Where the overlay stands in the picture, as its address says. */

export const CORNERS = ['bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right'] as const;
export type Corner = (typeof CORNERS)[number];

/** `?corner=`; anything else, or nothing: the lower third. */
export const cornerOf = (asked: string | null): Corner =>
  CORNERS.find((corner) => corner === asked) ?? 'bottom';
