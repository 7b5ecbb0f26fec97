import { Selection } from './selection.ts';
import { element } from './dom.ts';

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What the column shows of a row. */
  readonly cell: (row: Row) => (Node | string)[];
  /** What the column sorts by; none where sorting by it makes no sense. */
  readonly sortKey?: (row: Row) => string;
}

export interface GridOptions<Row> {
  /** What the grid holds, for those who hear it. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Tells rows apart, also when they are read again. */
  readonly key: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  /** The selection, the current row or the order changed. */
  readonly onChange: () => void;
}

/** A row that is in the document. */
interface DrawnRow<Row> {
  readonly index: number;
  readonly row: Row;
  readonly node: HTMLElement;
}

export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Of one text line; the style sheet has the same. */
const rowHeight = 22;

/** Rows drawn above and below what is in view, so that scrolling shows no gaps. */
const margin = 10;

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * A sortable grid of any number of rows of which only those in view are in the document. One row is current; any number
 * are selected. Follows the grid pattern of the ARIA Authoring Practices, with the focus on the grid itself.
 */
export class VirtualGrid<Row> {
  readonly node: HTMLElement;
  readonly selection = new Selection();
  readonly #options: GridOptions<Row>;
  readonly #body: HTMLElement;
  readonly #space: HTMLElement;
  readonly #headers = new Map<string, HTMLElement>();
  #rows: readonly Row[] = [];
  #sorted: readonly Row[] = [];
  #keys: readonly string[] = [];
  #order: SortOrder | undefined;
  #current = 0;
  #drawn: readonly DrawnRow<Row>[] = [];

  constructor(options: GridOptions<Row>) {
    this.#options = options;
    this.#space = element('div', { className: 'rows', role: 'presentation' });
    this.#body = element('div', { className: 'body', role: 'rowgroup' }, this.#space);
    this.node = element('div', { className: 'grid', role: 'grid', tabIndex: 0 }, this.#head(), this.#body);
    this.node.setAttribute('aria-label', options.label);
    this.node.setAttribute('aria-multiselectable', 'true');
    this.node.setAttribute('aria-colcount', String(options.columns.length));
    this.#body.addEventListener('scroll', () => this.#draw());
    this.node.addEventListener('keydown', (event) => this.#pressed(event));
    this.#space.addEventListener('mousedown', (event) => this.#clicked(event));
    this.#space.addEventListener('dblclick', () => this.#open());
    new ResizeObserver(() => this.#draw()).observe(this.#body);
  }

  get rows(): readonly Row[] {
    return this.#sorted;
  }

  get order(): SortOrder | undefined {
    return this.#order;
  }

  get currentRow(): Row | undefined {
    return this.#sorted.at(this.#current);
  }

  /** The selected rows, or the current one where none is; in the order shown. */
  get chosen(): Row[] {
    if (this.selection.size > 0) return this.#sorted.filter((_, index) => this.selection.has(this.#keys[index]));
    return this.currentRow === undefined ? [] : [this.currentRow];
  }

  /** Shows other rows; the current row and the selection stay on rows that are still there. */
  show(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#arrange();
  }

  /** Draws the rows anew, because what their cells show depends on something that changed. */
  redraw(): void {
    for (const { node } of this.#drawn) node.remove();
    this.#drawn = [];
    this.#draw();
  }

  sort(order: SortOrder | undefined): void {
    this.#order = order;
    for (const [id, header] of this.#headers) {
      header.setAttribute('aria-sort', order?.column === id ? (order.descending ? 'descending' : 'ascending') : 'none');
    }
    this.#arrange();
  }

  /** Makes a row the current one and scrolls to it. */
  moveTo(index: number): void {
    this.#current = Math.min(Math.max(0, index), Math.max(0, this.#sorted.length - 1));
    const top = this.#current * rowHeight;
    const height = this.#body.clientHeight;
    if (top < this.#body.scrollTop) this.#body.scrollTop = top;
    else if (top + rowHeight > this.#body.scrollTop + height) this.#body.scrollTop = top + rowHeight - height;
    this.#draw();
    this.#options.onChange();
  }

  get currentIndex(): number {
    return this.#current;
  }

  focus(): void {
    this.node.focus();
  }

  #head(): HTMLElement {
    const cells = this.#options.columns.map(({ id, title, sortKey }) => {
      const header = element('div', { className: `cell ${id}`, role: 'columnheader' });
      if (!sortKey) {
        header.append(title);
        return header;
      }
      const button = element('button', { type: 'button', title: `Sort by ${title.toLowerCase()}` }, title);
      button.addEventListener('click', () => this.sort(this.#next(id)));
      header.append(button);
      header.setAttribute('aria-sort', 'none');
      this.#headers.set(id, header);
      return header;
    });
    const row = element('div', { className: 'row head', role: 'row' }, ...cells);
    row.setAttribute('aria-rowindex', '1');
    return element('div', { role: 'rowgroup' }, row);
  }

  /** Ascending, then descending, then as the rows came. */
  #next(column: string): SortOrder | undefined {
    if (this.#order?.column !== column) return { column, descending: false };
    return this.#order.descending ? undefined : { column, descending: true };
  }

  #arrange(): void {
    const { key } = this.#options;
    const former = this.currentRow;
    const sortKey = this.#options.columns.find(({ id }) => id === this.#order?.column)?.sortKey;
    if (this.#order && sortKey) {
      const direction = this.#order.descending ? -1 : 1;
      const keyed = this.#rows.map((row) => ({ row, words: sortKey(row) }));
      this.#sorted = keyed.sort((a, b) => direction * collator.compare(a.words, b.words)).map(({ row }) => row);
    } else this.#sorted = this.#rows;
    this.#keys = this.#sorted.map(key);
    this.selection.keepOnly(new Set(this.#keys));
    const place = former === undefined ? 0 : this.#keys.indexOf(key(former));
    this.#current = place >= 0 ? place : Math.min(this.#current, Math.max(0, this.#sorted.length - 1));
    this.node.setAttribute('aria-rowcount', String(this.#sorted.length + 1));
    this.#draw();
    this.#options.onChange();
  }

  #draw(): void {
    this.#space.style.height = `${String(this.#sorted.length * rowHeight)}px`;
    const first = Math.max(0, Math.floor(this.#body.scrollTop / rowHeight) - margin);
    const last = Math.min(this.#sorted.length, Math.ceil((this.#body.scrollTop + this.#body.clientHeight) / rowHeight) + margin);
    const drawn: DrawnRow<Row>[] = [];
    for (let index = first; index < last; index++) drawn.push(this.#rowAt(index));
    // Rows that stay are not put in anew: a double click is one only on a node that is still there.
    for (const former of this.#drawn) if (!drawn.includes(former)) former.node.remove();
    let next = this.#space.firstElementChild;
    for (const { node } of drawn) {
      if (node === next) next = next.nextElementSibling;
      else this.#space.insertBefore(node, next);
    }
    this.#drawn = drawn;
    const isDrawn = this.#current >= first && this.#current < last;
    if (isDrawn) this.node.setAttribute('aria-activedescendant', rowId(this.#current));
    else this.node.removeAttribute('aria-activedescendant');
  }

  #rowAt(index: number): DrawnRow<Row> {
    const row = this.#sorted[index];
    const known = this.#drawn.find((candidate) => candidate.index === index && candidate.row === row);
    const drawn = known ?? { index, row, node: this.#makeRow(index, row) };
    const isSelected = this.selection.has(this.#keys[index]);
    drawn.node.classList.toggle('selected', isSelected);
    drawn.node.classList.toggle('current', index === this.#current);
    drawn.node.setAttribute('aria-selected', String(isSelected));
    return drawn;
  }

  #makeRow(index: number, row: Row): HTMLElement {
    const cells = this.#options.columns.map(({ id, cell }) => element('div', { className: `cell ${id}`, role: 'gridcell' }, ...cell(row)));
    const node = element('div', { className: 'row', role: 'row', id: rowId(index) }, ...cells);
    node.setAttribute('aria-rowindex', String(index + 2));
    node.dataset['index'] = String(index);
    node.style.top = `${String(index * rowHeight)}px`;
    return node;
  }

  #open(): void {
    if (this.currentRow !== undefined) this.#options.onOpen(this.currentRow);
  }

  #clicked(event: MouseEvent): void {
    const index = Number((event.target as HTMLElement).closest<HTMLElement>('.row')?.dataset['index']);
    if (Number.isNaN(index)) return;
    // The text of rows is not for the mouse to select, and the focus belongs to the grid.
    event.preventDefault();
    this.focus();
    if (event.shiftKey) this.selection.extend(this.#keys, this.#current, index);
    else if (event.ctrlKey || event.metaKey) this.selection.toggle(this.#keys[index]);
    else this.selection.only(this.#keys[index]);
    this.moveTo(index);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.target !== this.node) return;
    const command = event.ctrlKey || event.metaKey;
    const target = this.#targetOf(event.key);
    if (target !== undefined) {
      if (event.shiftKey) this.selection.extend(this.#keys, this.#current, target);
      else this.selection.release();
      this.moveTo(target);
    } else if (event.key === ' ') {
      if (this.currentRow !== undefined) this.selection.toggle(this.#keys[this.#current]);
      this.moveTo(this.#current);
    } else if (command && event.key.toLowerCase() === 'a') {
      this.selection.all(this.#keys);
      this.moveTo(this.#current);
    } else if (event.key === 'Escape' && this.selection.size > 0) {
      this.selection.clear();
      this.moveTo(this.#current);
    } else if (event.key === 'Enter') this.#open();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #targetOf(key: string): number | undefined {
    const page = Math.max(1, Math.floor(this.#body.clientHeight / rowHeight) - 1);
    const last = Math.max(0, this.#sorted.length - 1);
    const targets: Partial<Record<string, number>> = {
      ArrowDown: this.#current + 1,
      ArrowUp: this.#current - 1,
      PageDown: this.#current + page,
      PageUp: this.#current - page,
      Home: 0,
      End: last,
    };
    const target = targets[key];
    return target === undefined ? undefined : Math.min(Math.max(0, target), last);
  }
}

function rowId(index: number): string {
  return `row-${String(index)}`;
}
