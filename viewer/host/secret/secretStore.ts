/**
 * The secrets of a member of the commission, kept in this browser (IndexedDB) and nowhere else until they are revealed.
 * A secret leaves only into a backup file, at the member's own press, and to the server when its commitment is opened.
 */

export interface KeptSecret {
  readonly draw: string;
  /** Account id: the contributor that the commitment names. */
  readonly account: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /** Hex: what the house has. */
  readonly commitment: string;
}

const DATABASE = 'tirazh-secrets';
const STORE = 'secret';

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE, { keyPath: ['draw', 'account'] });
  };
  return settled(opening);
}

/** Does one thing in a transaction of its own; resolves when it is on the disk. */
async function transact<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await settled(work(transaction.objectStore(STORE)));
    await done;
    return result;
  } finally {
    database.close();
  }
}

/** @throws DOMException where the browser keeps nothing, as in some private windows */
export const keepSecret = (kept: KeptSecret): Promise<unknown> =>
  transact('readwrite', (store) => store.put(kept));

export const keptSecret = async (draw: string, account: string): Promise<KeptSecret | null> =>
  (await transact<KeptSecret | undefined>('readonly', (store) => store.get([draw, account]))) ?? null;

/** Once it is revealed it is no secret any more. */
export const forgetSecret = (draw: string, account: string): Promise<unknown> =>
  transact('readwrite', (store) => store.delete([draw, account]));
