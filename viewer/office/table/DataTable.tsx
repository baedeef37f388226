/**
 * The one table of the office: sorts, filters, goes into files, and draws only the rows in sight, so that the 16,670 packs of a series are
 * as quick as ten. By keyboard: Tab to the rows, arrows, Page Up and Down, Home, End; Enter opens a row that can be opened.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { officeText } from '../text/officeText.ts';
import { type Column, isRightAligned, valueWords } from './column.ts';
import { nextSort, orderRows, type Sort } from './orderRows.ts';
import { inSight } from './rowWindow.ts';
import { TableFiles } from './TableFiles.tsx';

export interface DataTableProps<Row> {
  /** What it is, for who cannot see it; the heading of its section as a rule. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string | number;
  /** Of its files, without ending; left out: it goes into none. */
  readonly fileName?: string;
  /** What stands there while nothing does. */
  readonly nothing: string;
  readonly sort?: Sort;
  readonly onOpen?: (row: Row) => void;
  /** More of a row, for style sheets. */
  readonly markOf?: (row: Row) => string | undefined;
}

/** Height of a row, as the style sheet has it. */
const ROW_PX = 44;
/** Below it a filter would be more to read than the rows. */
const FILTER_FROM = 8;

const STEP: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | null;
  readonly onSort: (column: string) => void;
}

function Head<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const ariaSort = (id: string) => {
    if (sort?.column !== id) return 'none';
    return sort.isDescending ? 'descending' : 'ascending';
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) =>
          column.isForActs ? (
            <th key={column.id} scope="col">
              <span class="unseen">{column.label}</span>
            </th>
          ) : (
            <th
              key={column.id}
              scope="col"
              aria-sort={ariaSort(column.id)}
              class={isRightAligned(column) ? 'table-right' : undefined}
            >
              <button type="button" onClick={() => onSort(column.id)}>
                {column.label}
                <span class="table-sort" aria-hidden="true" />
              </button>
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

function Cells<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return columns.map((column, i) => {
    const content = column.show ? column.show(row) : valueWords(column.kind, column.valueOf(row));
    const right = isRightAligned(column) ? 'table-right' : undefined;
    return i === 0 ? (
      <th key={column.id} scope="row" class={right}>
        {content}
      </th>
    ) : (
      <td key={column.id} class={right}>
        {content}
      </td>
    );
  });
}

/** Keeps the place of rows that are out of sight. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  return rows === 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true" class="table-gap">
      <td colSpan={columns} height={rows * ROW_PX} />
    </tr>
  );
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, fileName, nothing, onOpen, markOf } = props;
  const texts = officeText().table;
  const id = useId();
  const region = useRef<HTMLElement>(null);
  const sort = useSignal<Sort | null>(props.sort ?? null);
  const needle = useSignal('');
  const scrolledPx = useSignal(0);
  /** The row that the keyboard is at. */
  const active = useSignal(0);
  const toFocus = useRef(false);
  const shown = orderRows(rows, columns, {
    ...{ sort: sort.value, needle: needle.value, language: language.value },
  });
  const at = Math.min(active.value, Math.max(0, shown.length - 1));
  const { from, to } = inSight(scrolledPx.value, region.current?.clientHeight ?? 0, ROW_PX, shown.length);

  useEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    region.current
      ?.querySelector<HTMLElement>(`tr[data-row="${active.value}"]`)
      ?.focus({ preventScroll: true });
  });

  function goTo(next: number): void {
    const index = Math.max(0, Math.min(shown.length - 1, next));
    const place = region.current;
    if (!place) return;
    const headPx = ROW_PX;
    const top = index * ROW_PX;
    if (top < place.scrollTop) place.scrollTop = top;
    else if (top + ROW_PX + headPx > place.scrollTop + place.clientHeight)
      place.scrollTop = top + ROW_PX + headPx - place.clientHeight;
    scrolledPx.value = place.scrollTop;
    active.value = index;
    toFocus.current = true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = (event.target as Element).closest('tr[data-row]');
    // Buttons and fields inside a row have their keys to themselves.
    if (!row || event.target !== row) return;
    const step = STEP[event.key];
    if (step !== undefined) {
      event.preventDefault();
      goTo(at + step);
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(shown[at]!);
    }
  }

  return (
    <div class="table">
      <div class="table-head">
        {rows.length >= FILTER_FROM && (
          <div class="field table-filter">
            <label for={id}>{texts.filter}</label>
            <input
              id={id}
              type="search"
              autoComplete="off"
              value={needle.value}
              onInput={({ currentTarget }) => {
                needle.value = currentTarget.value;
                active.value = 0;
                if (region.current) region.current.scrollTop = 0;
              }}
            />
          </div>
        )}
        {rows.length > 0 && (
          <p class="table-count muted" role="status">
            {shown.length === rows.length
              ? plural(language.value, rows.length, texts.rows)
              : fill(texts.found, { found: shown.length, all: rows.length })}
          </p>
        )}
        {fileName !== undefined && rows.length > 0 && (
          <TableFiles rows={shown} columns={columns} name={fileName} />
        )}
      </div>
      {shown.length === 0 ? (
        <p class="muted table-nothing">{rows.length === 0 ? nothing : texts.notFound}</p>
      ) : (
        <section
          ref={region}
          class="table-region"
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={({ currentTarget }) => {
            scrolledPx.value = currentTarget.scrollTop;
          }}
          onKeyDown={onKeyDown}
        >
          <table aria-rowcount={shown.length + 1}>
            <caption class="unseen">{label}</caption>
            <Head
              columns={columns}
              sort={sort.value}
              onSort={(column) => {
                sort.value = nextSort(sort.value, column);
              }}
            />
            <tbody>
              <Gap rows={from} columns={columns.length} />
              {shown.slice(from, to).map((row, i) => (
                <tr
                  key={keyOf(row)}
                  data-row={from + i}
                  data-mark={markOf?.(row)}
                  class={onOpen && 'table-opens'}
                  aria-rowindex={from + i + 2}
                  tabIndex={from + i === at ? 0 : -1}
                  onFocus={() => {
                    active.value = from + i;
                  }}
                  onClick={({ target }) => {
                    if (onOpen && !(target as Element).closest('button, a, input')) onOpen(row);
                  }}
                >
                  <Cells row={row} columns={columns} />
                </tr>
              ))}
              <Gap rows={shown.length - to} columns={columns.length} />
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
