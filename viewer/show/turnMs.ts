/** How long a cell turns, milliseconds: as long as the turn in show.css. */
export const TURN_MS = 620;
