import type { LabelItem, OccurrenceQuery, OccurrenceRow, TagReference } from '../../../server/src/protocol.ts';
import './style.css';
import { byId, element, soon, toggleButton } from './dom.ts';
import { editorApi } from './editor.ts';
import { labelChip } from './labelChip.ts';
import type { FromOccurrences, SearchProgress, ToOccurrences } from './occurrenceMessages.ts';
import { plural } from './plural.ts';
import { VirtualGrid, type GridColumn, type SortOrder } from './virtualGrid.ts';

/** What is kept while the page is closed. */
interface PageState {
  readonly query: OccurrenceQuery;
  readonly filter: string;
  readonly order?: SortOrder;
}

/** Typing settles for this many milliseconds before it is searched for. */
const quietPeriod = 250;

const widestKeyword = 40;

const editor = editorApi<FromOccurrences, PageState>();
const search = byId<HTMLInputElement>('search');
const filter = byId<HTMLInputElement>('filter');
const label = byId<HTMLSelectElement>('label');
const status = byId('status');
const done = byId('done');

let labels: readonly LabelItem[] = [];
let rows: OccurrenceRow[] = [];
let progress: SearchProgress = { searched: 0, total: 0, state: 'complete' };

const columns: readonly GridColumn<OccurrenceRow>[] = [
  { id: 'file', title: 'File', cell: ({ source, location }) => [`${source}:${String(location.range.start.line + 1)}`], sortKey: ({ source }) => source },
  { id: 'left', title: 'Left context', cell: ({ left }) => [element('span', {}, left)], sortKey: ({ leftKey }) => leftKey },
  { id: 'keyword', title: 'Keyword', cell: ({ keyword }) => [element('span', {}, keyword)], sortKey: ({ keyword }) => keyword },
  { id: 'right', title: 'Right context', cell: ({ right }) => [element('span', {}, right)], sortKey: ({ rightKey }) => rightKey },
  { id: 'tags', title: 'Tag', cell: tagCell, sortKey: ({ tags }) => tags.map((tag) => tag.label).join(' ') },
];

const grid = new VirtualGrid<OccurrenceRow>({
  label: 'Occurrences',
  columns,
  key: ({ location: { uri, range } }) => `${uri} ${String(range.start.line)}:${String(range.start.character)}-${String(range.end.line)}:${String(range.end.character)}`,
  onOpen: (row) => editor.postMessage({ type: 'open', row }),
  onChange: () => {
    describe();
    remember();
  },
});
byId('grid').append(grid.node);

const matchCase = toggleButton(byId('matchCase'), () => ask());
const wholeWords = toggleButton(byId('wholeWords'), () => ask());
const askSoon = soon(ask, quietPeriod);
search.addEventListener('input', askSoon);
filter.addEventListener('input', show);
for (const box of [search, filter]) {
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    grid.focus();
  });
}
byId('tag').addEventListener('click', () => tagChosen(label.value));
byId('relabel').addEventListener('click', () => relabelChosen(label.value));
byId('untag').addEventListener('click', untagChosen);
grid.node.addEventListener('keydown', pressed);
window.addEventListener('message', ({ data }: MessageEvent<ToOccurrences>) => take(data));
restore(editor.getState());
editor.postMessage({ type: 'ready' });

function take(message: ToOccurrences): void {
  if (message.type === 'labels') {
    labels = message.labels;
    const chosen = label.value;
    label.replaceChildren(...labels.map(({ name, key }) => element('option', { value: name }, key === undefined ? name : `${name} (${key})`)));
    if (labels.some(({ name }) => name === chosen)) label.value = chosen;
    grid.redraw();
  } else if (message.type === 'ask') {
    search.value = message.text;
    ask();
    if (message.text === '') search.focus();
    else grid.focus();
  } else if (message.type === 'rows') {
    rows = message.anew ? [...message.rows] : [...rows, ...message.rows];
    progress = message.progress;
    show();
  } else done.textContent = message.message;
}

function ask(): void {
  remember();
  editor.postMessage({ type: 'search', query: query() });
}

function query(): OccurrenceQuery {
  return { text: search.value, matchCase: matchCase.pressed, wholeWords: wholeWords.pressed };
}

/** Shows the rows that the filter lets through. */
function show(): void {
  const words = filter.value.toLowerCase().split(/\s+/u).filter((word) => word !== '');
  const shown = words.length === 0 ? rows : rows.filter((row) => passes(row, words));
  const widest = rows.reduce((width, { keyword }) => Math.max(width, keyword.length), 8);
  grid.node.style.setProperty('--keyword-width', `${String(Math.min(widest, widestKeyword) + 1)}ch`);
  grid.show(shown);
}

function passes({ source, left, keyword, right, tags }: OccurrenceRow, words: readonly string[]): boolean {
  const tag = tags.length === 0 ? 'untagged' : tags.map((each) => each.label).join(' ');
  const text = `${source} ${left}${keyword}${right} ${tag}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function tagCell({ tags }: OccurrenceRow): (Node | string)[] {
  if (tags.length === 0) return [element('span', { className: 'untagged' }, 'untagged')];
  return tags.map(({ label: name, status: decided, text }) => {
    const chip = labelChip(name, labels, decided === 'suggested');
    if (text !== undefined) chip.append(element('span', { className: 'untagged' }, ` “${text}”`));
    return chip;
  });
}

function describe(): void {
  const shown = grid.rows.length;
  const files = new Set(grid.rows.map(({ location }) => location.uri)).size;
  const counted = shown === rows.length ? plural(shown, 'occurrence') : `${shown.toLocaleString()} of ${plural(rows.length, 'occurrence')}`;
  const selected = grid.selection.size > 0 ? `, ${grid.selection.size.toLocaleString()} selected` : '';
  const found = search.value.trim() === '' ? 'Type what to look for.' : `${counted} in ${plural(files, 'file')}${selected}`;
  const how = { searching: `; searched ${progress.searched.toLocaleString()} of ${progress.total.toLocaleString()} files …`, cut: '; there are more: look for less', complete: '' };
  const text = `${found}${how[progress.state]}`;
  // The same words again would be read out again.
  if (status.textContent !== text) status.textContent = text;
}

function remember(): void {
  editor.setState({ query: query(), filter: filter.value, order: grid.order });
}

function restore(state: PageState | undefined): void {
  if (!state) return;
  search.value = state.query.text;
  matchCase.pressed = state.query.matchCase;
  wholeWords.pressed = state.query.wholeWords;
  filter.value = state.filter;
  grid.sort(state.order);
  ask();
}

/** Tags the chosen places that carry no accepted tag yet. */
function tagChosen(name: string): void {
  const free = grid.chosen.filter(({ tags }) => tags.every((tag) => tag.status === 'suggested'));
  if (free.length > 0) editor.postMessage({ type: 'tag', label: name, places: free.map(({ location }) => location) });
  else done.textContent = 'All of these are tagged already; relabel them to change the label.';
}

function relabelChosen(name: string): void {
  const places = chosenTags();
  if (places.length > 0) editor.postMessage({ type: 'relabel', label: name, places });
  else done.textContent = 'None of these is tagged.';
}

function untagChosen(): void {
  const places = chosenTags();
  if (places.length > 0) editor.postMessage({ type: 'untag', places });
  else done.textContent = 'None of these is tagged.';
}

/** The tags on the very words of the chosen rows; where a row has none, those that share words with it. */
function chosenTags(): TagReference[] {
  return grid.chosen.flatMap(({ location: { uri }, tags }) => {
    const exact = tags.filter(({ text }) => text === undefined);
    return (exact.length > 0 ? exact : tags).map(({ id }) => ({ uri, id }));
  });
}

/** A label's key tags; with Shift it relabels. Digits are looked up by where the key is, since Shift changes what they write. */
function pressed(event: KeyboardEvent): void {
  if (event.target !== grid.node) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'z') editor.postMessage({ type: 'undo' });
  else if (event.key === 'Delete') untagChosen();
  else {
    const written = /^Digit(\d)$/u.exec(event.code)?.[1] ?? event.key;
    const keyed = command || event.altKey ? undefined : labels.find(({ key }) => key === written);
    if (!keyed) return;
    if (event.shiftKey) relabelChosen(keyed.name);
    else tagChosen(keyed.name);
  }
  event.preventDefault();
  // The editor around would take Ctrl+Z for the search box.
  event.stopPropagation();
}
