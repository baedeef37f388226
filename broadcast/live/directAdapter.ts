/**
 * Puts the direct fan-out (`directFanOut.ts`) beneath a Socket.IO adapter. Clients see ordinary Socket.IO. On the
 * in-memory adapter every event goes direct; on one that joins nodes those which are for this node alone (`io.local`),
 * and the others are that adapter's business.
 */
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import { DirectFanOut, type DirectNamespace, type DirectOptions, type Packet } from './directFanOut.ts';
import { type HasLine, lineOf } from './viewerLine.ts';

/** Makes the adapter of a namespace, as Socket.IO's `createAdapter` functions do. */
export type MakeAdapter = (namespace: unknown) => Adapter;

/** Mutates `adapter`, and answers it. */
export function serveDirectly(adapter: Adapter, options: DirectOptions): Adapter {
  const isAlone = adapter.constructor === Adapter;
  const { broadcast, broadcastWithAck, addAll, del, delAll, nsp } = adapter;
  const fanOut = new DirectFanOut(nsp as DirectNamespace, adapter, options);
  const { flush } = fanOut;

  return Object.assign(adapter, {
    broadcast(packet: Packet, target: BroadcastOptions): void {
      const isOurs = isAlone || target.flags?.local === true;
      if (!isOurs) flush();
      else if (fanOut.take(packet, target)) return;
      broadcast.call(adapter, packet, target);
    },

    broadcastWithAck(...call: Parameters<Adapter['broadcastWithAck']>): void {
      flush();
      broadcastWithAck.apply(adapter, call);
    },

    // Whoever joins must not get what was sent before, and whoever leaves must: so nothing is left to queue then.

    addAll(...call: Parameters<Adapter['addAll']>): Promise<void> | void {
      fanOut.beforeChange();
      const [id] = call;
      const viewer = nsp.sockets.get(id) as HasLine | undefined;
      // What is sent to one viewer alone takes another way, and must not overtake.
      if (viewer && !adapter.sids.has(id)) lineOf(viewer).on('packetCreate', flush);
      return addAll.apply(adapter, call);
    },

    del(...call: Parameters<Adapter['del']>): Promise<void> | void {
      fanOut.beforeChange();
      return del.apply(adapter, call);
    },

    delAll(...call: Parameters<Adapter['delAll']>): void {
      fanOut.beforeChange();
      delAll.apply(adapter, call);
    },
  });
}

/** What Socket.IO takes as its `adapter`; it calls this with `new`. */
export function directAdapter(make: MakeAdapter, options: DirectOptions): MakeAdapter {
  function makeDirect(namespace: unknown): Adapter {
    return serveDirectly(make(namespace), options);
  }
  return makeDirect;
}

export const inMemory: MakeAdapter = (namespace) => new Adapter(namespace);
