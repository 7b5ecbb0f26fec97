import * as vscode from 'vscode';
import type { TagReference, WordPlace } from '../../../server/src/protocol.ts';
import { annotationHere, documentEditor } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { pickLabel } from './labels.ts';
import { protocolRange, say, showResult } from './support.ts';

type Scope = 'document' | 'corpus';

/** A place of the preview, which is left as it is unless it stays ticked. */
interface PlaceItem<Value> extends vscode.QuickPickItem {
  readonly value?: Value;
}

/** Commands that tag, untag or relabel the same words in a document or in the corpus, after a look at all places. */
export function registerEverywhereCommands(api: ServerApi): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.tagEverywhereInFile', () => tagEverywhere(api, 'document')),
    vscode.commands.registerCommand('collate.tagEverywhereInCorpus', () => tagEverywhere(api, 'corpus')),
    vscode.commands.registerCommand('collate.untagEverywhere', () => untagEverywhere(api)),
    vscode.commands.registerCommand('collate.relabelEverywhere', () => relabelEverywhere(api)),
  );
}

/** Tags the words at the cursor wherever they stand, where the annotator leaves them ticked. */
export async function tagEverywhere(api: ServerApi, scope: Scope): Promise<void> {
  const editor = documentEditor();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const { text, places } = await api.request('collate/wordPlaces', { uri, range: protocolRange(editor.selection), scope });
  if (text === '') {
    say('put the cursor on a word or select words to tag.');
    return;
  }
  const label = await pickLabel(api, uri, `Tag “${text}” as …`);
  if (!label) return;
  const open = places.filter(({ tags }) => !tags.some((tag) => tag.label === label.name));
  if (open.length === 0) {
    say(`“${text}” is tagged as ${label.name} everywhere.`);
    return;
  }
  const title = `Tag “${text}” as ${label.name}: ${String(open.length)} places`;
  const chosen = await pickPlaces(title, open, (place) => [{ value: { uri: place.uri, range: place.range }, picked: place.tags.length === 0 && !place.rejected.includes(label.name), note: labelsOf(place) }]);
  if (chosen) showResult(await api.execute('collate.server.tagPlaces', { label: label.name, places: chosen }));
}

async function untagEverywhere(api: ServerApi): Promise<void> {
  const found = await tagsOfSameWords(api, 'Remove tags from');
  if (found) showResult(await api.execute('collate.server.untagPlaces', { places: found.chosen }));
}

async function relabelEverywhere(api: ServerApi): Promise<void> {
  const found = await tagsOfSameWords(api, 'Change the label of');
  const label = found && (await pickLabel(api, found.uri, 'Tag them as …'));
  if (label) showResult(await api.execute('collate.server.relabelPlaces', { label: label.name, places: found.chosen }));
}

/** The tags on the words of the annotation at the cursor, in the whole corpus: those that the annotator leaves ticked. */
async function tagsOfSameWords(api: ServerApi, verb: string): Promise<{ uri: string; chosen: TagReference[] } | undefined> {
  const here = await annotationHere(api);
  if (!here) return undefined;
  const { uri, details } = here;
  const { text, places } = await api.request('collate/wordPlaces', { uri, range: details.range, scope: 'corpus' });
  const tagged = places.filter(({ tags }) => tags.length > 0);
  const title = `${verb} “${text}”: ${String(tagged.length)} places`;
  const chosen = await pickPlaces(title, tagged, (place) =>
    place.tags.map(({ id, label }) => ({ value: { uri: place.uri, id }, picked: label === details.label, note: label })),
  );
  return chosen && { uri, chosen };
}

/** Shows places by document, each to be ticked; undefined where the annotator turned away or ticked none. */
async function pickPlaces<Value>(
  title: string,
  places: readonly WordPlace[],
  valuesOf: (place: WordPlace) => readonly { readonly value: Value; readonly picked: boolean; readonly note: string }[],
): Promise<Value[] | undefined> {
  const items: PlaceItem<Value>[] = [];
  let document: string | undefined;
  for (const place of places) {
    if (place.uri !== document) items.push({ label: place.source, kind: vscode.QuickPickItemKind.Separator });
    document = place.uri;
    for (const { value, picked, note } of valuesOf(place)) {
      const label = `${shortened(place.before, 'start')}[${place.text}]${shortened(place.after, 'end')}`.replace(/\s+/gu, ' ');
      items.push({ label, description: `line ${String(place.range.start.line + 1)}${note === '' ? '' : ` · ${note}`}`, picked, value });
    }
  }
  const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true, placeHolder: 'Untick what should stay as it is' });
  return chosen && chosen.length > 0 ? chosen.flatMap(({ value }) => (value === undefined ? [] : [value])) : undefined;
}

const shownUnits = 36;

function shortened(text: string, cut: 'start' | 'end'): string {
  if (text.length <= shownUnits) return text;
  return cut === 'start' ? `…${text.slice(-shownUnits)}` : `${text.slice(0, shownUnits)}…`;
}

function labelsOf({ tags, rejected }: WordPlace): string {
  return [...tags.map(({ label }) => label), ...rejected.map((label) => `not ${label}`)].join(', ');
}
