/**
 * The parts of an XLSX file (ECMA-376) that its first sheet needs. A ZIP says how large each part becomes; nothing is
 * inflated beyond that, and nothing at all where it is too much.
 */
import { unzipSync } from 'fflate';
import sax from 'sax';
import { badInput, TirazhError } from '../../engine/errors.ts';

/** A million rows of a few columns; more is no list of entries. */
const MAX_PART_BYTES = 400 * 2 ** 20;
const MAX_PARTS = 2000;
/** What is given to the XML reader at a time. */
const CHUNK_BYTES = 2 ** 16;

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

export class XlsxParts {
  readonly #file: Uint8Array;

  constructor(file: Uint8Array) {
    this.#file = file;
  }

  /** The bytes of a part, or null where there is none. */
  #part(path: string): Uint8Array | null {
    let parts = 0;
    try {
      const unzipped = unzipSync(this.#file, {
        filter({ name, originalSize }) {
          if (++parts > MAX_PARTS) throw badInput(`the file has more than ${MAX_PARTS} parts; it is no list`);
          if (name !== path) return false;
          if (originalSize <= MAX_PART_BYTES) return true;
          throw badInput(`${name} would become ${originalSize} bytes; save the list alone, as CSV`);
        },
      });
      return unzipped[path] ?? null;
    } catch (cause) {
      if (cause instanceof TirazhError) throw cause;
      throw badInput(`the file is no whole XLSX file: ${(cause as Error).message}`, { cause });
    }
  }

  /** Reads a part of XML. Answers false where there is none. @throws TirazhError BAD_INPUT for XML that is broken */
  read(path: string, handlers: XmlHandlers): boolean {
    const bytes = this.#part(path);
    if (!bytes) return false;
    // Strict: no entities but XML's own five, whatever a document type says.
    const parser = sax.parser(true, { position: false });
    parser.onopentag = ({ name, attributes }) =>
      handlers.open(localName(name), attributes as Record<string, string>);
    parser.onclosetag = (name) => handlers.close(localName(name));
    parser.ontext = (text) => handlers.text(text);
    parser.oncdata = (text) => handlers.text(text);
    parser.onerror = (cause) => {
      throw badInput(`${path} is broken: ${cause.message.split('\n')[0]}`, { cause });
    };
    const decoder = new TextDecoder('utf-8');
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      parser.write(decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true }));
    }
    parser.close();
    return true;
  }
}

/** `x:sheet` → `sheet`: some writers prefix every element. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
