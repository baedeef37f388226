/** The thread that prints protocols: a paper takes a tenth of a second, and a show must not wait for it. */
import { printPdf } from './pdf/printPdf.ts';
import { drawProtocol } from './protocol/drawProtocol.ts';
import type { ProtocolSettings } from './protocol/protocolContext.ts';
import { type DrawSources, recordOfDraw } from './protocol/recordOfDraw.ts';

export interface ProtocolTask {
  readonly sources: DrawSources;
  readonly settings: ProtocolSettings;
}

/** @throws as `recordOfDraw` and `drawProtocol` do */
export default ({ sources, settings }: ProtocolTask): Promise<Uint8Array> =>
  printPdf(drawProtocol(recordOfDraw(sources), settings));
