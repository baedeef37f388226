/** An answer that is encoded once and sent to many: thousands of viewers who come at once ask the same question. */
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import type { WatchReply } from '../protocol/channel.ts';

export class PreparedReply {
  /** The reply as JSON. */
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  static of(reply: WatchReply): PreparedReply {
    return new PreparedReply(JSON.stringify(reply));
  }
}

/** Socket.IO's encoder, which takes a prepared reply as it is. */
class PreparedEncoder extends Encoder {
  override encode(packet: Parameters<Encoder['encode']>[0]): unknown[] {
    const { type, nsp, id } = packet;
    const reply: unknown = type === PacketType.ACK ? packet.data?.[0] : undefined;
    if (!(reply instanceof PreparedReply)) return super.encode(packet);
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id}[${reply.json}]`];
  }
}

/** For Socket.IO's `parser` option: on the line, the ordinary protocol. */
export const preparedParser = { Encoder: PreparedEncoder, Decoder };
