/**
 * The parts of an XLSX file (ECMA-376) that its first sheet needs, read as they are inflated: never a whole part in memory, and
 * nothing more once all parts together have become too much. What a part declares of its size is not believed.
 */
import { Inflate } from 'fflate';
import sax from 'sax';
import { TirazhError } from '../../engine/errors.ts';
import { fileFault } from './fileFault.ts';
import { type ZipPart, zipDirectory } from './zipDirectory.ts';

/** Of all parts together: a million rows of a few columns; more is no list of entries. */
const MOST_BYTES = 400 * 2 ** 20;
/** Sheets shrink to a tenth or so, never to a hundredth: what inflates more was made to hurt. */
const MOST_RATIO = 100;
/** Small parts may be as empty as they like. */
const FREE_BYTES = 8 * 2 ** 20;
/** What is inflated at a time; DEFLATE makes 1,032 bytes of one at most, so 4 MB. */
const CHUNK_BYTES = 4096;
/** A sheet's elements stand seven deep and have some ten attributes; both are kept while an element is open. */
const MOST_DEPTH = 64;
const MOST_ATTRIBUTES = 64;

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

export class XlsxParts {
  readonly #file: Uint8Array;
  readonly #parts: ReadonlyMap<string, ZipPart>;
  #inflatedBytes = 0;

  /** @throws TirazhError BAD_INPUT for a file that is no whole ZIP, or one made to hurt */
  constructor(file: Uint8Array) {
    this.#file = file;
    this.#parts = zipDirectory(file);
  }

  /** Reads a part of XML. Answers false where there is none. @throws TirazhError BAD_INPUT for XML that is broken */
  read(path: string, handlers: XmlHandlers): boolean {
    const part = this.#parts.get(path.toLowerCase());
    if (!part) return false;
    // Strict: no entities but XML's own five, whatever a document type says.
    const parser = sax.parser(true, { position: false });
    let depth = 0;
    let attributesHere = 0;
    parser.onattribute = () => {
      if (++attributesHere > MOST_ATTRIBUTES)
        throw fileFault('file-broken', `${path} is broken: too many attributes`);
    };
    parser.onopentag = ({ name, attributes }) => {
      attributesHere = 0;
      if (++depth > MOST_DEPTH)
        throw fileFault('file-broken', `${path} is broken: elements stand too deep in each other`);
      handlers.open(localName(name), attributes as Record<string, string>);
    };
    parser.onclosetag = (name) => {
      depth--;
      handlers.close(localName(name));
    };
    parser.ontext = (text) => handlers.text(text);
    parser.oncdata = (text) => handlers.text(text);
    parser.onerror = (cause) => {
      throw fileFault('file-broken', `${path} is broken: ${cause.message.split('\n')[0]}`, undefined, {
        cause,
      });
    };
    const decoder = new TextDecoder('utf-8');
    this.#inflate(part, (bytes) => {
      if (bytes.length > 0) parser.write(decoder.decode(bytes, { stream: true }));
    });
    parser.close();
    return true;
  }

  /** Hands on what a part holds, piece by piece; a piece is good until the next one. */
  #inflate({ bytes, isDeflated }: ZipPart, onBytes: (bytes: Uint8Array) => void): void {
    const take = (piece: Uint8Array): void => {
      this.#count(piece.length);
      onBytes(piece);
    };
    const inflate = new Inflate(take);
    try {
      for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
        const chunk = bytes.subarray(from, from + CHUNK_BYTES);
        if (isDeflated) inflate.push(chunk, from + CHUNK_BYTES >= bytes.length);
        else take(chunk);
      }
    } catch (cause) {
      if (cause instanceof TirazhError) throw cause;
      throw fileFault(
        'file-broken',
        `the file is no whole XLSX file: ${(cause as Error).message}`,
        undefined,
        { cause },
      );
    }
  }

  #count(bytes: number): void {
    this.#inflatedBytes += bytes;
    if (this.#inflatedBytes <= FREE_BYTES) return;
    if (this.#inflatedBytes > MOST_BYTES) {
      throw fileFault(
        'file-swells',
        `the file becomes more than ${MOST_BYTES / 2 ** 20} MB when it is opened; save the list alone, as CSV`,
      );
    }
    if (this.#inflatedBytes > MOST_RATIO * this.#file.length) {
      throw fileFault(
        'file-swells',
        'the file becomes a hundred times larger when it is opened; save the list alone, as CSV',
      );
    }
  }
}

/** `x:sheet` → `sheet`: some writers prefix every element. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
