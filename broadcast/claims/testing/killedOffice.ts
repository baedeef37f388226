/** A claims office in a process of its own that is killed and started again on one folder, and people who ask until they are answered. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { termsHash } from '../../../engine/terms/termsHash.ts';
import { freshPassword } from '../../accounts/accounts.ts';
import { type JournalVerdict, verifyJournal } from '../../audit/verifyJournal.ts';
import type { Role } from '../../protocol/host.ts';
import { OFFICE_KEY, receiveRun, smallRun, testOffice } from '../../testing/accountedSeries.ts';
import { ServerLife } from '../../testing/serverLife.ts';
import { openStores, type Stores } from '../../testing/stores.ts';
import { demoClaimPolicy } from '../policyFile.ts';

const MRP_TENGE = 4325;
const RETRY_MS = 5;
const PEOPLE = ['cashier-1', 'cashier-2', 'operator-1', 'operator-2'] as const;
export type Somebody = (typeof PEOPLE)[number];

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it expects
  readonly body: any;
}

/** The small run under terms that know the MRP of whatever year the test runs in; all sold. Answers passwords by name. */
async function prepare(folder: string): Promise<Map<string, string>> {
  const year = new Date().getUTCFullYear();
  const run = smallRun();
  const { terms } = run.file;
  const known = { ...terms.tax.mrpTengeByYear, [year]: MRP_TENGE, [year + 1]: MRP_TENGE };
  const file = { ...run.file, terms: { ...terms, tax: { ...terms.tax, mrpTengeByYear: known } } };
  const facts = { ...file, termsHash: termsHash(file.terms) };
  const commitment = { ...run.commitment, termsHash: facts.termsHash };
  const stores = openStores(folder, { nowMs: Date.now() });
  receiveRun(stores, { file: facts, commitment }, testOffice(stores.database));
  const passwords = new Map<string, string>();
  for (const name of PEOPLE) {
    passwords.set(name, freshPassword());
    await stores.accounts.create(name, name.split('-')[0] as Role, passwords.get(name)!);
  }
  stores.books.move({
    ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: 599 }], distributor: null, day: null },
    ...{ point: null, reason: null, by: stores.accounts.all().find(({ role }) => role === 'operator')!.id },
  });
  stores.close();
  writeFileSync(join(folder, 'key'), OFFICE_KEY);
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(demoClaimPolicy(year)));
  return passwords;
}

export class KilledOffice {
  readonly #folder: string;
  readonly #cookies = new Map<string, string>();
  /** The one that is there, or comes as soon as the one before has been looked at. */
  #life: Promise<ServerLife>;
  #isOver = false;
  /** Answers given so far. */
  answered = 0;
  kills = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#life = Promise.resolve(this.#start());
  }

  /** A prepared office on an empty folder, with everybody signed in. */
  static async open(folder: string): Promise<KilledOffice> {
    const passwords = await prepare(folder);
    const office = new KilledOffice(folder);
    for (const [name, password] of passwords) {
      const { headers } = await office.post(name, '/login', { name, password }, null);
      office.#cookies.set(name, headers.get('set-cookie')!.split(';')[0]!);
    }
    return office;
  }

  #start(): ServerLife {
    const folder = this.#folder;
    const files = ['--office-key-file', join(folder, 'key'), '--claims-policy', join(folder, 'policy.json')];
    const flags = ['--port', '0', '--checks-per-minute', '1000000', '--origin', 'test.example/journal'];
    return new ServerLife(folder, [...flags, ...files]);
  }

  /** Asks until there is an answer, with one key: what a page does whose server went away. */
  async post(who: string, path: string, json: object, key: string | null): Promise<Answered> {
    for (;;) {
      const { url } = await (await this.#life).started;
      try {
        const response = await fetch(`${url}/api/host${path}`, {
          method: 'POST',
          body: JSON.stringify(json),
          headers: {
            ...{ 'content-type': 'application/json', cookie: this.#cookies.get(who) ?? '' },
            ...(key !== null && { 'idempotency-key': key }),
          },
        });
        const text = await response.text();
        this.answered++;
        return {
          ...{ status: response.status, headers: response.headers },
          body: text === '' ? null : JSON.parse(text),
        };
      } catch (fault) {
        if (this.#isOver) throw fault;
        await sleep(RETRY_MS);
      }
    }
  }

  /** kill -9, the audit of what is on disk, and the next life. @throws Error where the journal does not hold */
  async killAndRestart(): Promise<void> {
    const life = await this.#life;
    const { promise, resolve } = Promise.withResolvers<ServerLife>();
    this.#life = promise;
    await life.kill();
    this.kills++;
    const verdict = this.verdict();
    if (!verdict.ok) throw new Error(`after kill ${this.kills}: record ${verdict.record}: ${verdict.reason}`);
    const next = this.#start();
    resolve(next);
    await next.started;
  }

  verdict(): JournalVerdict {
    return this.look(({ database, verifier }) => verifyJournal(database, verifier));
  }

  /** The folder as it is on disk. */
  look<T>(at: (stores: Stores) => T): T {
    const stores = openStores(this.#folder, { nowMs: Date.now() });
    try {
      return at(stores);
    } finally {
      stores.close();
    }
  }

  /** Nothing of it stays. */
  async close(): Promise<void> {
    this.#isOver = true;
    const life = await this.#life;
    if (!life.isOver) await life.kill();
  }
}
