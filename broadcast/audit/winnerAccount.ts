/** Whose data are here, as the journal alone says: taken down for a claim, erased since. */
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { Broken } from './broken.ts';
import { erasedSchema, keptSchema, readBody } from './claimRecords.ts';

/** A claim as far as its person goes. */
interface WithPerson {
  person: string | null;
}

export class WinnerAccount {
  /** Random ids of those whose data have to be here. */
  readonly people = new Set<string>();

  /** @throws Broken for data of somebody else's claim, and for erased data that come back under the same id to another claim */
  keep(record: JournalRecord, claims: ReadonlyMap<string, WithPerson>): void {
    const { person, claim } = readBody(keptSchema, record);
    const known = claims.get(claim);
    const isNew = known?.person === null && !this.people.has(person);
    if (!known || !(isNew || known.person === person)) {
      throw new Broken(record.index, `${person}: its claim is another`);
    }
    known.person = person;
    this.people.add(person);
  }

  /** @throws Broken where there was nothing to erase */
  erase(record: JournalRecord): void {
    const { person } = readBody(erasedSchema, record);
    if (this.people.delete(person)) return;
    throw new Broken(record.index, `${person}: there were no data to erase`);
  }
}
