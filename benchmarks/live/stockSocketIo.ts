/** Socket.IO as it comes: its own adapter, its own defaults. */
import { Server } from 'socket.io';
import type { Contestant, OpenContestant } from './contestant.ts';

const ROOM = 'draw';

export const openStockSocketIo: OpenContestant = (http): Contestant => {
  const io = new Server(http, { serveClient: false });
  io.on('connection', (socket) => {
    socket.join(ROOM);
  });
  return {
    send(events) {
      for (const event of events) io.to(ROOM).emit('event', event);
    },
  };
};
