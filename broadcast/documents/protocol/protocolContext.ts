/** What a protocol is written from. */
import type { LotteryTerms } from '../../../engine/terms/lotteryTerms.ts';
import type { PaperLanguage } from '../printedDocument.ts';
import type { PaperText } from '../text/ru.ts';
import type { DrawRecord } from './drawRecord.ts';
import type { People } from './people.ts';

/** What the printer of the paper adds to the record. */
export interface ProtocolSettings {
  readonly language: PaperLanguage;
  /** The lottery's terms: they name it and its organiser. Their hash must be the plan's. */
  readonly terms: LotteryTerms | null;
  readonly people: People;
  /** Where the draw was held; null leaves a line to be filled in. */
  readonly place: string | null;
  /** Address of the site with the check page, such as `https://draw.example.kz`, or null. */
  readonly site: string | null;
}

/** What every section is written from. */
export interface ProtocolContext extends ProtocolSettings {
  readonly record: DrawRecord;
  readonly text: PaperText;
  moment(instantMs: number): string;
  /** For columns. */
  shortMoment(instantMs: number): string;
}
