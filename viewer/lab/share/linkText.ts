/** Text as a part of an address and back: deflate (RFC 1951), then base64url (RFC 4648 §5) without padding. */

/** No bench is near this; a link of some hundred bytes could unfold to gigabytes. */
const LARGEST_BYTES = 8 * 1024 * 1024;

const through = (bytes: Uint8Array<ArrayBuffer>, stream: ReadableWritablePair<Uint8Array, BufferSource>) =>
  new Blob([bytes]).stream().pipeThrough(stream);

async function gathered(
  stream: ReadableStream<Uint8Array>,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > largest) {
      await reader.cancel();
      throw new RangeError(`link: expected at most ${largest} bytes`);
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

function base64url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new RangeError('link: expected base64url');
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

export async function linkText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64url(await gathered(through(bytes, new CompressionStream('deflate-raw')), LARGEST_BYTES));
}

/** @throws when it is no base64url, no deflate stream, cut short, too large, or not UTF-8 */
export async function readLinkText(link: string): Promise<string> {
  const stream = through(fromBase64url(link), new DecompressionStream('deflate-raw'));
  return new TextDecoder('utf-8', { fatal: true }).decode(await gathered(stream, LARGEST_BYTES));
}
