/** Receipts that somebody asked to be kept on this device; nowhere else, and in no address. */
import type { Registered } from '../../../broadcast/protocol/http.ts';

const STORAGE_KEY = 'tirazh.receipts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What another version, or another hand, has left there is passed over. */
export function isReceipt(value: unknown): value is Registered {
  const { draw, number, registeredAt, record, batch } = (value ?? {}) as Partial<Registered>;
  const { index, count, path } = (batch ?? {}) as Partial<Registered['batch']>;
  return (
    isText(draw) &&
    isText(number) &&
    /^\d{12}$/.test(number) &&
    isText(registeredAt) &&
    Number.isFinite(Date.parse(registeredAt)) &&
    [record, index, count].every(isCount) &&
    Array.isArray(path) &&
    path.every(isText)
  );
}

/** Null: nobody has asked that any be kept. Storage can be forbidden: then none is. */
export function keptReceipts(): readonly Registered[] | null {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    if (text === null) return null;
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isReceipt) : [];
  } catch {
    return null;
  }
}

/** @param receipts null: nothing stays on the device. Answers whether it was done. */
export function keepReceipts(receipts: readonly Registered[] | null): boolean {
  try {
    if (receipts === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(receipts));
    return true;
  } catch {
    return false;
  }
}
