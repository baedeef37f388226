/**
 * Sends what people press. Two equal presses at once are one command; what nobody answered keeps its key, so that pressing
 * again repeats it instead of doing it twice.
 */
import type { Answer } from '../../api/request.ts';
import { type Command, freshKey, sendCommand } from './command.ts';

/** A command before its key. */
export type Order = Omit<Command, 'key'>;
export type Send = <Body>(order: Order) => Promise<Answer<Body>>;

/** Files are told apart by what the browser says of them. */
function signatureOf({ method, path, json, file }: Order): string {
  const { name, size, lastModified } = (file ?? {}) as Partial<File>;
  return JSON.stringify([method, path, json ?? null, name ?? null, size ?? null, lastModified ?? null]);
}

/** @param send injected by tests */
export function createSender(send: (command: Command) => Promise<Answer<unknown>> = sendCommand): Send {
  const underWay = new Map<string, Promise<Answer<unknown>>>();
  const unanswered = new Map<string, string>();

  async function sendNow(order: Order, signature: string): Promise<Answer<unknown>> {
    const key = unanswered.get(signature) ?? freshKey();
    const answer = await send({ ...order, key });
    if (!answer.ok && answer.offline) unanswered.set(signature, key);
    else unanswered.delete(signature);
    return answer;
  }

  return <Body>(order: Order) => {
    const signature = signatureOf(order);
    const same = underWay.get(signature);
    if (same) return same as Promise<Answer<Body>>;
    const sending = sendNow(order, signature).finally(() => underWay.delete(signature));
    underWay.set(signature, sending);
    return sending as Promise<Answer<Body>>;
  };
}
