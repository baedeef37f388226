import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { textFrame } from '../live/textFrame.ts';
import { clientPong, clientText } from './clientFrame.ts';
import { MessageMemory } from './messageMemory.ts';
import { ServerFrames } from './serverFrames.ts';
import { lineTarget, WebSocketLine } from './webSocketLine.ts';

const TEXTS = ['', 'a', 'Ұ'.repeat(40), 'x'.repeat(125), 'x'.repeat(126), 'x'.repeat(70_000), 'end'];

describe('frames from a server', () => {
  it('are found wherever the bytes are cut', () => {
    for (const piece of [1, 2, 3, 7, 1000, 65_536, 1_000_000]) {
      const texts = TEXTS.filter((text) => text.length < 100 * piece);
      const stream = Buffer.concat(texts.map(textFrame));
      const frames = new ServerFrames();
      const seen: string[] = [];
      for (let at = 0; at < stream.length; at += piece) {
        // The same scratch for every read, as the sockets do it: nothing may be kept of it.
        const scratch = Buffer.from(stream.subarray(at, at + piece));
        frames.read(scratch, (opcode, bytes, start, end) => {
          expect(opcode).toBe(1);
          seen.push(bytes.toString('utf8', start, end));
        });
        scratch.fill(0xff);
      }
      expect(seen).toEqual(texts);
    }
  });

  it('in pieces, masked or of absurd length are refused', () => {
    const faults: [number[], string][] = [
      [[0x01, 0x01, 0x61], 'a frame in pieces'],
      [[0x81, 0x81, 0, 0, 0, 0, 0x61], 'a masked frame'],
      [[0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0], 'over 4 GiB'],
    ];
    for (const [bytes, words] of faults) {
      expect(() => new ServerFrames().read(Buffer.from(bytes), () => {})).toThrow(words);
    }
  });
});

describe('frames from a client', () => {
  it('are masked with zeros', () => {
    expect([...clientText('Hi')]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x48, 0x69]);
    expect([...clientPong(Buffer.from([7]))]).toEqual([0x8a, 0x81, 0, 0, 0, 0, 7]);
    expect([...clientText('x'.repeat(126)).subarray(0, 4)]).toEqual([0x81, 0xfe, 0, 126]);
  });

  it('are refused from 64 KiB on', () => {
    expect(() => clientText('x'.repeat(65_536))).toThrow(RangeError);
  });
});

describe('a line', () => {
  async function listen(): Promise<{ server: WebSocketServer; url: URL }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    return { server, url: new URL(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`) };
  }

  /** Everything that happens on a line until it is closed. */
  function story(url: URL, onText: (line: WebSocketLine, text: string) => void): Promise<string[]> {
    const seen: string[] = [];
    return new Promise((done) => {
      const line: WebSocketLine = new WebSocketLine(lineTarget(url, '/'), Buffer.allocUnsafeSlow(1024), {
        onOpen: () => seen.push('open'),
        onText(bytes, start, end) {
          const text = bytes.toString('utf8', start, end);
          seen.push(text);
          onText(line, text);
        },
        onClosed(reason) {
          seen.push(reason);
          done(seen);
        },
      });
    });
  }

  it('talks to ws: texts of all lengths both ways, pings answered, the server’s goodbye heard', async () => {
    const { server, url } = await listen();
    const heard: string[] = [];
    server.on('connection', (socket) => {
      for (const text of TEXTS) socket.send(text);
      socket.ping('are you there');
      socket.on('message', (data) => heard.push(String(data)));
      socket.on('pong', (data) => {
        heard.push(`pong ${data}`);
        socket.close();
      });
    });
    const seen = await story(url, (line, text) => text === 'end' && line.send(clientText('thank you')));
    expect(seen).toEqual(['open', ...TEXTS, 'the server said goodbye']);
    expect(heard).toEqual(['thank you', 'pong are you there']);
    server.close();
  });

  it('says why it could not begin', async () => {
    const { server, url } = await listen();
    server.options.verifyClient = (_: unknown, decide: (isWelcome: boolean, status: number) => void) =>
      decide(false, 503);
    expect(await story(url, () => {})).toEqual([expect.stringContaining('503')]);
    server.close();
    await once(server, 'close');
    expect(await story(url, () => {})).toEqual(['ECONNREFUSED']);
  });
});

it('a message is parsed once while it is remembered, and bytes that differ are another message', () => {
  const parsed: string[] = [];
  const memory = new MessageMemory((text) => parsed.push(text) && { text });
  const read = (text: string) => memory.read(Buffer.from(`<${text}>`), 1, 1 + Buffer.byteLength(text));
  const first = read('one');
  expect(read('one')).toBe(first);
  expect(read('two')).not.toBe(first);
  for (let i = 0; i < 31; i++) read(`other ${i}`);
  expect(read('one')).not.toBe(first);
  expect(parsed.filter((text) => text === 'one')).toHaveLength(2);
});
