/** The part of fontkit that we use; it is PDFKit's own reader of typefaces and comes without types. */
declare module 'fontkit' {
  export interface Font {
    /** All code points that it has a glyph for. */
    readonly characterSet: readonly number[];
  }
  export function create(bytes: Uint8Array): Font;
}
