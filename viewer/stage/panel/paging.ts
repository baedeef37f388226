/** A list that is longer than the screen, by pages that turn by the server's clock: every screen shows the same one. */

/** A page stands so long. */
const PAGE_MS = 7_000;

export interface Paging<Item> {
  /** Items of a page. */
  readonly most: number;
  readonly nowMs: number;
  /** The first page stays. */
  readonly isStill: boolean;
  /** The page that has this item stays in sight; null: pages turn. */
  readonly around: Item | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

export function pageOf<Item>(
  items: readonly Item[],
  { most, nowMs, isStill, around }: Paging<Item>,
): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / most));
  const at = around === null ? -1 : items.indexOf(around);
  const turned = isStill ? 0 : Math.floor(nowMs / PAGE_MS) % pages;
  const page = at >= 0 ? Math.floor(at / most) : turned;
  return { items: items.slice(page * most, (page + 1) * most), page, pages };
}
