/**
 * How the Socket.IO client comes back: at a moment drawn at random between at once and twice the delay ("full
 * jitter"), so that ten thousand screens that lose a server do not find it again in the same instant.
 */
export const RECONNECTION = {
  /** The first attempt comes within a second, the next ones within 2, 4, 8 and then 10. */
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
  randomizationFactor: 1,
  /** A handshake that takes longer has failed. */
  timeout: 10_000,
} as const;
