import { URI, Utils } from 'vscode-uri';
import { defaultLabelSchema, parseGazetteer, parseLabelSchema, type Gazetteer, type LabelSchema } from '../annotations/index.ts';
import { decodeText } from '../text/decode.ts';
import type { FileSystem, FolderEntry } from './host.ts';
import { checkSettings, defaultSettings, type Settings } from './settings.ts';

/** Files that the annotators of a corpus share, beneath each workspace folder. */
export const configurationPath = '.collate/config.json';
export const dictionaryPath = '.collate/dictionary.txt';
export const labelSchemaPath = '.collate/schema.json';
/** Its `.tsv` files say which words to suggest as what: `text<TAB>label`. */
export const gazetteerFolder = '.collate/gazetteers';

export interface Problem {
  readonly message: string;
  readonly uri?: string;
}

/** A workspace folder with what holds for all its documents. */
export interface Folder {
  readonly uri: string;
  readonly settings: Settings;
  /** Lower-cased words of the dictionary file and of the settings. */
  readonly words: ReadonlySet<string>;
  readonly labels: LabelSchema;
  readonly gazetteer?: Gazetteer;
  readonly problems: readonly Problem[];
}

/**
 * Reads a folder's shared files. Values of its configuration file win over the editor's settings, so that everybody
 * (and the command line) sees the same findings.
 */
export async function loadFolder(files: FileSystem, uri: string, editorSettings: unknown): Promise<Folder> {
  const problems: Problem[] = [];
  const editor = checkSettings(editorSettings, defaultSettings);
  problems.push(...editor.problems.map((message) => ({ message })));
  const configurationUri = inside(uri, configurationPath);
  const configuration = checkSettings(await readJson(files, configurationUri, problems), editor.settings);
  const addressed = configuration.settings.index.url !== editor.settings.index.url;
  const wrong = [...configuration.problems, ...(addressed ? ['collate.index.url is left out: where texts are sent is for each user to say, in the settings of the editor.'] : [])];
  problems.push(...wrong.map((message) => ({ message: `${configurationPath}: ${message}`, uri: configurationUri })));
  const dictionary = await readShared(files, inside(uri, dictionaryPath), problems);
  const labels = await loadLabels(files, inside(uri, labelSchemaPath), problems);
  const gazetteer = await loadGazetteers(files, uri, problems);
  return {
    uri,
    settings: { ...configuration.settings, index: { ...configuration.settings.index, url: editor.settings.index.url } },
    words: new Set([...dictionaryWords(dictionary ?? ''), ...configuration.settings.words.map((word) => word.toLowerCase())]),
    labels,
    ...(gazetteer ? { gazetteer } : {}),
    problems,
  };
}

export function inside(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

/** The words of a dictionary file: one a line, `#` starts a comment. */
export function dictionaryWords(text: string): string[] {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/#.*$/u, '').trim().toLowerCase())
    .filter((word) => word !== '');
}

async function loadLabels(files: FileSystem, uri: string, problems: Problem[]): Promise<LabelSchema> {
  const text = await readShared(files, uri, problems);
  if (text === undefined) return defaultLabelSchema;
  const parsed = parseLabelSchema(text);
  if ('schema' in parsed) return parsed.schema;
  problems.push({ message: `${labelSchemaPath}, line ${parsed.problem.line}: ${parsed.problem.reason} The default labels are used.`, uri });
  return defaultLabelSchema;
}

/** All gazetteer files of a folder as one, in the order of their names; undefined where there are none. */
async function loadGazetteers(files: FileSystem, folder: string, problems: Problem[]): Promise<Gazetteer | undefined> {
  const entries = await listShared(files, inside(folder, gazetteerFolder), problems);
  const names = entries.flatMap(({ name, kind }) => (kind === 'file' && name.endsWith('.tsv') ? [name] : [])).sort();
  const contents: string[] = [];
  for (const name of names) {
    const path = `${gazetteerFolder}/${name}`;
    const uri = inside(folder, path);
    const text = await readShared(files, uri, problems);
    if (text === undefined) continue;
    const { wrongLines } = parseGazetteer(text);
    if (wrongLines.length > 0) {
      const more = wrongLines.length > 1 ? ` (and ${String(wrongLines.length - 1)} more)` : '';
      problems.push({ message: `${path}, line ${String(wrongLines[0])}${more}: a line is a text, a tab and its label.`, uri });
    }
    contents.push(text);
  }
  return contents.length > 0 ? parseGazetteer(...contents).gazetteer : undefined;
}

async function listShared(files: FileSystem, uri: string, problems: Problem[]): Promise<readonly FolderEntry[]> {
  try {
    return (await files.list(uri)) ?? [];
  } catch (error) {
    problems.push({ message: `${Utils.basename(URI.parse(uri))} is left out: ${(error as Error).message}.`, uri });
    return [];
  }
}

async function readJson(files: FileSystem, uri: string, problems: Problem[]): Promise<unknown> {
  const text = await readShared(files, uri, problems);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push({ message: `${configurationPath} is not valid JSON (${(error as Error).message}); it is left out.`, uri });
    return undefined;
  }
}

async function readShared(files: FileSystem, uri: string, problems: Problem[]): Promise<string | undefined> {
  try {
    const bytes = await files.read(uri);
    if (!bytes) return undefined;
    const decoded = decodeText(bytes);
    if (decoded.kind === 'text') return decoded.text;
    problems.push({ message: `${Utils.basename(URI.parse(uri))} is left out: ${decoded.reason}.`, uri });
  } catch (error) {
    problems.push({ message: `${Utils.basename(URI.parse(uri))} is left out: ${(error as Error).message}.`, uri });
  }
  return undefined;
}
