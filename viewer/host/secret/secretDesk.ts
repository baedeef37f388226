/**
 * What a member of the commission does with a secret of their own: make it, commit to it, back it up, open it. The secret
 * is never in an address, a log or the page: it goes from this browser's store into a file or a request's body.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Desk, SignedIn } from '../../../broadcast/protocol/host.ts';
import { commitmentOf, SECRET_BYTES } from '../../../engine/draw/commitment.ts';
import { saveFile } from '../../frame/saveFile.ts';
import type { AtHand } from '../air/atHand.ts';
import type { Order } from '../api/sender.ts';
import type { Outcome } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { LARGEST_BACKUP_BYTES, readSecretFile, secretFileName, secretFileText } from './secretFile.ts';
import { forgetSecret, type KeptSecret, keepSecret, keptSecret } from './secretStore.ts';

export interface SecretDesk {
  /** Whether this browser keeps the secret behind the signed-in member's commitment to the draw at hand. */
  readonly isHere: ReadonlySignal<boolean>;
  /** The browser's store could not be read: nothing can be promised of it. */
  readonly isStoreBroken: ReadonlySignal<boolean>;
  /** Each answers what went wrong in words, or null. */
  commit(): Promise<string | null>;
  reveal(): Promise<string | null>;
  backUp(): Promise<string | null>;
  restore(file: Blob): Promise<string | null>;
}

export interface SecretDeskParts {
  readonly me: ReadonlySignal<SignedIn | null | undefined>;
  readonly atHand: ReadonlySignal<AtHand | null>;
  readonly desk: ReadonlySignal<Desk | null>;
  act<Body>(order: Order): Promise<Outcome<Body>>;
}

/** The commitment that the house has of somebody for a draw, or null. */
export function houseCommitment({ draft, state }: AtHand, account: string): string | null {
  if (draft) return draft.commitments.find((each) => each.account === account)?.commitment ?? null;
  return state?.commitments.find(({ contributor }) => contributor === account)?.commitment ?? null;
}

function makeSecret(draw: string, account: string): KeptSecret {
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return { draw, account, secret, commitment: commitmentOf(draw, account, secret) };
}

/** Asks the browser not to clear its store when the disk is full; a refusal changes nothing that is promised. */
const askToPersist = async (): Promise<unknown> => navigator.storage?.persist?.().catch(() => false);

export function startSecretDesk({ me, atHand, desk, act }: SecretDeskParts): SecretDesk {
  /** What this browser keeps for the draw at hand. */
  const kept = signal<KeptSecret | null>(null);
  const isStoreBroken = signal(false);

  const place = computed(() => {
    const [person, draw] = [me.value, atHand.value?.draw];
    return person?.role === 'commission' && draw ? `${draw} ${person.id}` : null;
  });
  const expected = computed(() =>
    me.value && atHand.value ? houseCommitment(atHand.value, me.value.id) : null,
  );
  const isHere = computed(() => kept.value !== null && kept.value.commitment === expected.value);

  async function look(): Promise<void> {
    const [draw, account] = place.peek()?.split(' ') ?? [];
    kept.value = null;
    if (!draw || !account) return;
    try {
      const found = await keptSecret(draw, account);
      if (place.peek() === `${draw} ${account}`) kept.value = found;
    } catch {
      isStoreBroken.value = true;
    }
  }
  effect(() => {
    if (place.value !== null) void look();
    else kept.value = null;
  });

  // What is revealed is no secret any more: this browser forgets it.
  effect(() => {
    const held = kept.value;
    const isRevealed = desk.value?.secrets.some(
      ({ draw, account, revealed }) => draw === held?.draw && account === held.account && revealed,
    );
    if (held && isRevealed) void forgetSecret(held.draw, held.account).then(look);
  });

  const whose = (): { draw: string; account: string } | null =>
    me.value && atHand.value ? { draw: atHand.value.draw, account: me.value.id } : null;

  async function commit(): Promise<string | null> {
    const mine = whose();
    if (!mine) return null;
    const { draw, account } = mine;
    try {
      // A commitment that was lost on the way is sent again: the same secret.
      const known = await keptSecret(draw, account);
      const secret = known && expected.value === null ? known : makeSecret(draw, account);
      await keepSecret(secret);
      // Sent only when it can be read back: a commitment whose secret is lost stops the draw.
      kept.value = await keptSecret(draw, account);
    } catch {
      isStoreBroken.value = true;
    }
    if (kept.value === null) return hostText().secret.storeBroken;
    void askToPersist();
    const { commitment } = kept.value;
    const path = `/api/host/drafts/${encodeURIComponent(draw)}/commitment`;
    const outcome = await act<null>({ method: 'POST', path, json: { commitment } });
    return outcome.ok ? null : outcome.words;
  }

  async function reveal(): Promise<string | null> {
    const held = kept.value;
    if (!held || !isHere.value) return hostText().secret.notHere;
    const path = `/api/host/draws/${encodeURIComponent(held.draw)}/secrets`;
    const json = { secret: bytesToHex(held.secret) };
    const outcome = await act<null>({ method: 'POST', path, json });
    return outcome.ok ? null : outcome.words;
  }

  async function backUp(): Promise<string | null> {
    const held = kept.value;
    if (!held) return hostText().secret.notHere;
    saveFile(secretFileName(held), new Blob([secretFileText(held)], { type: 'application/json' }));
    return null;
  }

  async function restore(file: Blob): Promise<string | null> {
    const mine = whose();
    const texts = hostText().secret;
    if (!mine || expected.value === null) return texts.notHere;
    if (file.size > LARGEST_BACKUP_BYTES) return texts.unreadable;
    const read = readSecretFile(await file.text(), mine.draw, mine.account, expected.value);
    if (!read.ok) return texts[read.reason];
    try {
      await keepSecret(read.kept);
    } catch {
      return texts.storeBroken;
    }
    await look();
    return null;
  }

  return { isHere, isStoreBroken, commit, reveal, backUp, restore };
}
