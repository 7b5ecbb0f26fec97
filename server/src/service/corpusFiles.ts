import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { URI, Utils } from 'vscode-uri';
import { parseSidecarName } from '../annotations/index.ts';
import type { FileStamp } from '../corpus/corpus.ts';
import { groupBy } from './groupBy.ts';
import type { FileSystem, FolderEntry, Host } from './host.ts';
import type { Settings } from './settings.ts';

/** Decides by its path whether a file belongs to the corpus; paths are relative to the workspace folder, with `/`. */
export interface CorpusFilter {
  includes(path: string): boolean;
  /** Whether nothing beneath a folder can belong to the corpus. */
  excludesFolder(path: string): boolean;
}

export function createFilter(settings: Pick<Settings, 'include' | 'exclude'>): CorpusFilter {
  const included = matcherOf(settings.include);
  const excluded = matcherOf(settings.exclude);
  return {
    includes: (path) => included(path) && !excluded(path),
    excludesFolder: (path) => excluded(path) || excluded(`${path}/`),
  };
}

/** Whether a path matches one of some globs, or is one to the letter, as picomatch has it; its own matchers take several times as long. */
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const written = new Set(globs);
  const expressions = globs.map((glob) => picomatch.makeRe(glob, { dot: true }));
  return (path) => written.has(path) || expressions.some((expression) => expression.test(path));
}

/** The `.gitignore` rules from the workspace folder down to one folder; each applies to the paths beneath its own folder. */
type IgnoreRules = readonly { readonly base: string; readonly rules: Ignore }[];

/** A document of the corpus, by its path relative to the workspace folder, and whose annotations stand beside it. */
export interface FoundDocument {
  readonly path: string;
  /** The layers that have a sidecar; undefined is the curated one. */
  readonly layers: readonly (string | undefined)[];
  /** The document itself is not there: only its sidecars are. */
  readonly isMissing?: true;
  /** Of its file, where it was asked for and the host has it on the way. */
  readonly stamp?: FileStamp;
}

/** Where to look within a workspace folder: beneath a folder of it, or one file, which then is a document whatever the settings say. */
export interface Start {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** Documents are told in groups of at most so many: telling each by itself would take longer than finding it. */
const largestGroup = 256;

/** Folders that are listed before their turn, so that nobody waits for each by itself. */
const listedAhead = 4;

const noLayers: readonly never[] = [];
const noNames: ReadonlySet<string> = new Set();

const everywhere: readonly Start[] = [{ path: '', kind: 'folder' }];

export interface WalkOptions {
  /** Only these parts of the folder are walked. */
  readonly starts?: readonly Start[];
  /** Whether the stamps of files are wanted, where the host has them on the way. */
  readonly withStamps?: boolean;
  /** Told of a folder that cannot be listed, and why. */
  readonly leaveOut?: (path: string, reason: string) => void;
  /** Awaited between small steps: a folder may have tens of thousands of files. */
  readonly pause?: () => Promise<void>;
}

/**
 * Walks a folder for the documents of the corpus, folder by folder in name order, honouring includes, excludes and
 * `.gitignore` files; links are not followed. Documents of which only sidecars are left come too, and say so. A folder that
 * cannot be listed is left out with all beneath it. Gives them in groups.
 */
export async function* walkCorpus(
  host: Pick<Host, 'files'>,
  folder: string,
  settings: Settings,
  { starts = everywhere, withStamps = false, leaveOut = () => undefined, pause = () => Promise.resolve() }: WalkOptions = {},
): AsyncGenerator<readonly FoundDocument[]> {
  const filter = createFilter(settings);
  const root = URI.parse(folder);
  const { files } = host;
  const list = (path: string): Promise<readonly FolderEntry[] | undefined> => {
    const uri = (path === '' ? root : Utils.joinPath(root, path)).toString();
    const listed = withStamps && files.listStamped ? files.listStamped(uri) : files.list(uri);
    // Nobody may be waiting for it yet.
    listed.catch(() => undefined);
    return listed;
  };
  async function* walk(path: string, inherited: IgnoreRules, listed = list(path)): AsyncGenerator<readonly FoundDocument[]> {
    const uri = path === '' ? root : Utils.joinPath(root, path);
    const entries = await listed.catch((error: unknown) => leaveOut(path, (error as Error).message));
    if (!entries) return;
    await pause();
    const hasRules = settings.useGitignore && entries.some(({ name }) => name === '.gitignore');
    const ignores = hasRules ? await withOwnRules(files, uri, path, inherited) : inherited;
    const sidecars = groupBy(
      entries.flatMap(({ name }) => parseSidecarName(name) ?? []),
      ({ document }) => document,
    );
    await pause();
    const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
    const innerOf = (name: string): string => (path === '' ? name : `${path}/${name}`);
    const isWalked = (name: string): boolean => name !== '.git' && !filter.excludesFolder(innerOf(name)) && !isIgnored(ignores, `${innerOf(name)}/`);
    const folders = sorted.flatMap(({ name, kind }) => (kind === 'folder' && isWalked(name) ? [innerOf(name)] : []));
    const ahead: Promise<readonly FolderEntry[] | undefined>[] = [];
    let next = 0;
    let found: FoundDocument[] = [];
    for (const [index, { name, kind, stamp }] of sorted.entries()) {
      if (index % largestGroup === 0) await pause();
      const inner = innerOf(name);
      if (inner === folders[next]) {
        while (ahead.length < listedAhead && next + ahead.length < folders.length) ahead.push(list(folders[next + ahead.length]));
        next++;
        if (found.length > 0) yield found;
        found = [];
        yield* walk(inner, ignores, ahead.shift());
      } else if (kind === 'file' && filter.includes(inner) && !isIgnored(ignores, inner)) {
        if (found.push({ path: inner, layers: sidecars.get(name)?.map(({ layer }) => layer) ?? noLayers, stamp }) < largestGroup) continue;
        yield found;
        found = [];
      }
    }
    const names = sidecars.size === 0 ? noNames : new Set(entries.map(({ name }) => name));
    for (const [name, missing] of sidecars) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (!names.has(name) && filter.includes(inner) && !isIgnored(ignores, inner)) found.push({ path: inner, layers: missing.map(({ layer }) => layer), isMissing: true });
    }
    if (found.length > 0) yield found;
  }
  for (const { path, kind } of starts) {
    if (kind === 'folder') yield* walk(path, settings.useGitignore ? await rulesAbove(host.files, root, path) : []);
    else yield [{ path, layers: await layersBeside(host.files, root, path) }];
  }
}

async function layersBeside(files: FileSystem, root: URI, path: string): Promise<(string | undefined)[]> {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? root : Utils.joinPath(root, path.slice(0, slash));
  const names = (await files.list(folder.toString())) ?? [];
  return names.flatMap(({ name }) => {
    const sidecar = parseSidecarName(name);
    return sidecar?.document === path.slice(slash + 1) ? [sidecar.layer] : [];
  });
}

/** The rules of the folders above a path, not of the path's own folder. */
async function rulesAbove(files: FileSystem, root: URI, path: string): Promise<IgnoreRules> {
  let rules: IgnoreRules = [];
  const parts = path === '' ? [] : path.split('/');
  for (let depth = 0; depth < parts.length; depth++) {
    const base = parts.slice(0, depth).join('/');
    rules = await withOwnRules(files, base === '' ? root : Utils.joinPath(root, base), base, rules);
  }
  return rules;
}

/** Whether one file belongs to the corpus of a folder: the same answer as the walk gives, without walking. */
export async function belongsToCorpus(host: Pick<Host, 'files'>, folder: string, path: string, settings: Settings): Promise<boolean> {
  if (!createFilter(settings).includes(path)) return false;
  if (!settings.useGitignore) return true;
  const root = URI.parse(folder);
  const parts = path.split('/');
  let rules: IgnoreRules = [];
  for (let depth = 0; depth < parts.length; depth++) {
    const base = parts.slice(0, depth).join('/');
    if (base !== '' && isIgnored(rules, `${base}/`)) return false;
    rules = await withOwnRules(host.files, base === '' ? root : Utils.joinPath(root, base), base, rules);
  }
  return !isIgnored(rules, path);
}

async function withOwnRules(files: FileSystem, folder: URI, base: string, inherited: IgnoreRules): Promise<IgnoreRules> {
  const bytes = await files.read(Utils.joinPath(folder, '.gitignore').toString()).catch(() => undefined);
  if (!bytes) return inherited;
  return [...inherited, { base, rules: ignore({ allowRelativePaths: false }).add(new TextDecoder().decode(bytes)) }];
}

/** The deepest `.gitignore` that says something of the path decides. */
function isIgnored(rules: IgnoreRules, path: string): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const { base, rules: own } = rules[index];
    const answer = own.test(base === '' ? path : path.slice(base.length + 1));
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}
