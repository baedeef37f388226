/**
 * The tickets that were registered on this page: their receipts, and what the page has proved of each. When the list of a draw closes the page
 * asks for each ticket's proof by itself, not all screens at the same instant.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Registered } from '../../../broadcast/protocol/http.ts';
import { refusalText } from '../../api/refusalText.ts';
import { type Finding, judgeEntry, lookUpEntry } from '../entryFinding.ts';
import type { LiveModel } from '../liveModel.ts';
import { keepReceipts, keptReceipts } from './keptReceipts.ts';

export interface MyTicket {
  readonly receipt: Registered;
  /** Of the draw's list; null: not asked yet. */
  readonly finding: Finding | null;
  /** Why there was no answer, in words. */
  readonly trouble: string | null;
  readonly isChecking: boolean;
  /** Whether the receipt holds against the journal; null: not looked at. */
  readonly receiptHolds: boolean | null;
}

export interface MyTickets {
  /** Newest first. */
  readonly tickets: ReadonlySignal<readonly MyTicket[]>;
  /** Whether they stay on this device. */
  readonly isKept: ReadonlySignal<boolean>;
  add(receipt: Registered): void;
  drop(receipt: Registered): void;
  keep(isKept: boolean): void;
  /** Asks for the proof of a ticket of the draw that is watched, and checks it. */
  prove(receipt: Registered): Promise<void>;
  /** Checks the receipt against the journal. */
  checkReceipt(receipt: Registered): Promise<void>;
}

/** Over so long the screens of a crowd ask for their proofs after a list has closed. */
const SPREAD_MS = 5_000;
const AGAIN_MS = 15_000;

const UNASKED = { finding: null, trouble: null, isChecking: false, receiptHolds: null } as const;
const keyOf = ({ draw, number }: Registered): string => `${draw} ${number}`;
const isSame = (a: Registered, b: Registered): boolean => keyOf(a) === keyOf(b);

/** When this ticket's turn is: its last digits are as good as chance. */
const delayMs = ({ number }: Registered): number => (Number(number.slice(-5)) % 1000) * (SPREAD_MS / 1000);

export function startMyTickets({ state }: Pick<LiveModel, 'state'>): MyTickets {
  const kept = keptReceipts();
  const tickets = signal<readonly MyTicket[]>((kept ?? []).map((receipt) => ({ receipt, ...UNASKED })));
  const isKept = signal(kept !== null);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const change = (receipt: Registered, changes: Partial<MyTicket>): void => {
    tickets.value = tickets.value.map((each) =>
      isSame(each.receipt, receipt) ? { ...each, ...changes } : each,
    );
  };
  const store = (): void => {
    if (isKept.value) keepReceipts(tickets.value.map(({ receipt }) => receipt));
  };
  const later = (receipt: Registered, ms: number): void => {
    const key = keyOf(receipt);
    clearTimeout(timers.get(key));
    const fire = (): void => {
      timers.delete(key);
      void prove(receipt, false);
    };
    timers.set(key, setTimeout(fire, ms));
  };

  /** @param isAsked whether somebody pressed for it: what the page does by itself it tries again, and does not complain of */
  async function prove(receipt: Registered, isAsked = true): Promise<void> {
    const { draw, number } = receipt;
    if (state.peek()?.draw !== draw) return;
    change(receipt, { isChecking: true, trouble: null });
    const answer = await lookUpEntry(draw, number);
    const now = state.peek();
    if (!answer.ok) {
      change(receipt, { isChecking: false, trouble: isAsked ? refusalText(answer) : null });
      if (now?.draw === draw && now.frozen) later(receipt, AGAIN_MS);
      return;
    }
    const finding = now?.draw === draw ? await judgeEntry(number, answer.body, now) : null;
    change(receipt, { isChecking: false, finding });
    // The list was closed, and its tree is still being made.
    if (finding?.kind === 'open' && now?.frozen) later(receipt, AGAIN_MS);
  }

  // The list has closed, or a ticket of a closed list was brought.
  effect(() => {
    const held = state.value;
    if (!held?.frozen || held.aborted) return;
    for (const { receipt, finding, isChecking } of tickets.value) {
      const isOpen = finding === null || finding.kind === 'open';
      const isDue = receipt.draw === held.draw && isOpen && !isChecking;
      if (isDue && !timers.has(keyOf(receipt))) later(receipt, delayMs(receipt));
    }
  });

  return {
    ...{ tickets, isKept },
    prove: (receipt) => prove(receipt),
    add(receipt) {
      const others = tickets.value.filter((each) => !isSame(each.receipt, receipt));
      tickets.value = [{ receipt, ...UNASKED }, ...others];
      store();
    },
    drop(receipt) {
      tickets.value = tickets.value.filter((each) => !isSame(each.receipt, receipt));
      store();
    },
    keep(wanted) {
      const receipts = tickets.value.map(({ receipt }) => receipt);
      if (keepReceipts(wanted ? receipts : null)) isKept.value = wanted;
    },
    async checkReceipt(receipt) {
      change(receipt, { isChecking: true, trouble: null });
      try {
        const { checkReceipt } = await import('./checkReceipt.ts');
        const receiptHolds = await checkReceipt(receipt);
        change(receipt, { isChecking: false, receiptHolds });
      } catch {
        change(receipt, { isChecking: false, trouble: refusalText({ ok: false, offline: true }) });
      }
    },
  };
}
