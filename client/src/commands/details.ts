import * as vscode from 'vscode';
import type { LinkTarget } from '../../../server/src/protocol.ts';
import { annotationHere, documentEditor, type AnnotationHere } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { protocolRange, say, showResult } from './support.ts';

/** Commands on what an annotation says besides its label: attributes, notes, links, and further fragments. */
export function registerDetailCommands(api: ServerApi): vscode.Disposable {
  const last = new LastAnnotation(api);
  const here = (run: (found: AnnotationHere) => Promise<void>) => async (): Promise<void> => {
    const found = await annotationHere(api);
    if (found) await run(found);
  };
  return vscode.Disposable.from(
    last,
    vscode.commands.registerCommand('collate.setAttribute', here((found) => setAttribute(api, found))),
    vscode.commands.registerCommand('collate.editNote', here((found) => editNote(api, found))),
    vscode.commands.registerCommand('collate.linkEntity', here((found) => link(api, found))),
    vscode.commands.registerCommand('collate.addFragment', () => addFragment(api, last)),
  );
}

/** Remembers the annotation on which the cursor stood last, since another fragment of it is selected elsewhere. */
class LastAnnotation implements vscode.Disposable {
  readonly #subscriptions: { dispose(): void }[];
  readonly #api: ServerApi;
  #latest: { uri: string; id: string; text: string } | undefined;

  constructor(api: ServerApi) {
    this.#api = api;
    this.#subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.#look(textEditor)),
      api.onDidExecute(() => void this.#look(documentEditor())),
    ];
  }

  of(uri: string): { id: string; text: string } | undefined {
    return this.#latest?.uri === uri ? this.#latest : undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #look(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor?.document.languageId !== 'plaintext' || editor.document.uri.scheme === 'output') return;
    const uri = editor.document.uri.toString();
    const [found] = await this.#api.request('collate/annotationsAt', { uri, range: protocolRange(editor.selection) });
    if (found) this.#latest = { uri, id: found.id, text: found.text };
  }
}

async function addFragment(api: ServerApi, last: LastAnnotation): Promise<void> {
  const editor = documentEditor();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const annotation = last.of(uri);
  if (!annotation) say('put the cursor on an annotation first, then select what belongs to it too.');
  else if (editor.selection.isEmpty) say(`select the words to add to “${annotation.text}”.`);
  else showResult(await api.execute('collate.server.addFragment', { uri, id: annotation.id, range: protocolRange(editor.selection) }));
}

async function setAttribute(api: ServerApi, { uri, details }: AnnotationHere): Promise<void> {
  const attributes = await api.request('collate/attributes', { uri, label: details.label });
  if (attributes.length === 0) {
    say(`the schema (.collate/schema.json) knows no attributes of ${details.label}.`);
    return;
  }
  const items = attributes.map((attribute) => ({ label: attribute.name, description: shown(details.attributes[attribute.name]), detail: attribute.description, attribute }));
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: `Attribute of “${details.text}”` });
  if (!picked) return;
  const { name, values } = picked.attribute;
  const value = values.length > 0 ? await pickValue(name, values, details.attributes[name]) : await typeValue(name, details.attributes[name]);
  if (value !== undefined) showResult(await api.execute('collate.server.setAttribute', { uri, id: details.id, name, value }));
}

type AttributeValue = string | number | boolean;

async function pickValue(name: string, values: readonly AttributeValue[], current: AttributeValue | undefined): Promise<AttributeValue | null | undefined> {
  const items: (vscode.QuickPickItem & { value: AttributeValue | null })[] = values.map((value) => ({ label: String(value), description: value === current ? 'as it is' : '', value }));
  if (current !== undefined) items.push({ label: `Take ${name} away`, value: null });
  return (await vscode.window.showQuickPick(items, { placeHolder: name }))?.value;
}

/** A value that is typed; an empty one takes the attribute away. */
async function typeValue(name: string, current: AttributeValue | undefined): Promise<string | null | undefined> {
  const typed = await vscode.window.showInputBox({ prompt: `${name}; empty takes it away`, value: shown(current) });
  return typed === '' ? null : typed;
}

function shown(value: AttributeValue | undefined): string {
  return value === undefined ? '' : String(value);
}

/** Writes a note, or changes one; an empty text takes it away. */
async function editNote(api: ServerApi, { uri, details }: AnnotationHere): Promise<void> {
  const { notes } = details;
  const items = [{ label: 'Write another note', index: notes.length }, ...notes.map((note, index) => ({ label: note, index }))];
  const picked = notes.length === 0 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: `Notes on “${details.text}”` });
  if (!picked) return;
  const typed = await vscode.window.showInputBox({ prompt: `Note on “${details.text}”; empty takes it away`, value: notes[picked.index] ?? '' });
  if (typed === undefined) return;
  const changed = [...notes.slice(0, picked.index), typed.trim(), ...notes.slice(picked.index + 1)].filter((note) => note !== '');
  showResult(await api.execute('collate.server.setNotes', { uri, id: details.id, notes: changed }));
}

/** Most entities of the corpus that are offered; typing the IRI or the name finds any other. */
const mostEntities = 500;

async function link(api: ServerApi, { uri, details }: AnnotationHere): Promise<void> {
  interface Item extends vscode.QuickPickItem {
    readonly links?: readonly LinkTarget[];
  }
  const kept: LinkTarget[] = details.links.map(({ iri, label, entity }) => (entity === undefined ? { iri, ...(label === undefined ? {} : { label }) } : { entity }));
  const entities = (await api.request('collate/entities', undefined)).slice(0, mostEntities);
  const removals = details.links.map(({ iri, entity }, index): Item => ({ label: `$(trash) Take the link to ${entity ?? iri} away`, links: kept.filter((_, at) => at !== index) }));
  const byName = entities
    .filter(({ name }) => !details.links.some(({ entity }) => entity === name))
    .map(({ name, label, mentions }): Item => ({ label: name, description: `${label} · ${String(mentions.length)} mentions`, links: [...kept, { entity: name }] }));
  const items: Item[] = [{ label: '$(link) Link to a knowledge base …' }, ...removals, ...byName];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: `Link “${details.text}” to an entity of the corpus or a knowledge base`, matchOnDescription: true });
  if (!picked) return;
  let { links } = picked;
  if (!links) {
    const iri = await vscode.window.showInputBox({ prompt: 'IRI of the entity', placeHolder: 'https://www.wikidata.org/entity/Q42', validateInput: iriProblem });
    if (!iri) return;
    links = [...kept, { iri }];
  }
  showResult(await api.execute('collate.server.setLinks', { uri, id: details.id, links }));
}

/** What keeps a text from being an IRI, as far as can be said while it is typed; the server judges in the end. */
function iriProblem(text: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\S+$/iu.test(text) ? undefined : 'An IRI begins with its scheme, as in https://www.wikidata.org/entity/Q42.';
}
