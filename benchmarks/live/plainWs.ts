/** The measure: `ws` with nothing around it, and one frame built beforehand for all viewers. */
import { WebSocketServer } from 'ws';
import { textFrame } from '../../broadcast/live/textFrame.ts';
import { type Contestant, eventText, type OpenContestant } from './contestant.ts';

export const openPlainWs: OpenContestant = (http): Contestant => {
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  return {
    send(events) {
      for (const event of events) {
        const frame = textFrame(eventText(event));
        for (const viewer of server.clients) tcpOf(viewer).write(frame);
      }
    },
  };
};

/** ws sends a frame that is built beforehand only through its own socket; there is no faster way in it. */
const tcpOf = (viewer: object): NodeJS.WritableStream =>
  (viewer as { _socket: NodeJS.WritableStream })._socket;
