import { createHash } from 'node:crypto';
import { extractGuestFacts } from '../../corpus/facts.ts';
import { keyEngine, sharedKeysOf, type SharedKeys } from '../../corpus/sharedKeys.ts';
import type { Database, Queryable, Statement } from './database.ts';
import { keyKinds, migrate } from './schema.ts';

/** A document to be put into the index, by its path in the corpus. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
}

/** How many documents became part of the index, are there with another text, and were there as they are. */
export interface WriteCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const addCorpus: Statement = { name: 'add-corpus', text: 'insert into collate_index.corpus (name) values ($1) on conflict (name) do nothing' };
const findCorpus: Statement = { name: 'find-corpus', text: 'select id from collate_index.corpus where name = $1' };
const known: Statement = { name: 'known', text: 'select path, sha256, key_engine from collate_index.document where corpus = $1 and path = any($2::text[])' };

const putDocuments: Statement = {
  name: 'put-documents',
  text: `
    insert into collate_index.document as stored (corpus, path, sha256, key_engine, words, text)
    select $1, given.path, given.sha256, $2, given.words, given.text
    from unnest($3::text[], $4::bytea[], $5::integer[], $6::text[]) as given (path, sha256, words, text)
    on conflict (corpus, path) do update
    set sha256 = excluded.sha256, key_engine = excluded.key_engine, words = excluded.words, text = excluded.text, indexed_at = current_timestamp
    where stored.sha256 <> excluded.sha256 or stored.key_engine <> excluded.key_engine
    returning stored.id, stored.path`,
};

const removePostings: Statement = { name: 'remove-postings', text: 'delete from collate_index.posting where document = any($1::bigint[])' };
const putPostings: Statement = {
  name: 'put-postings',
  text: `
    insert into collate_index.posting (kind, key, document)
    select given.kind, given.key, given.document from unnest($1::smallint[], $2::integer[], $3::bigint[]) as given (kind, key, document)
    on conflict do nothing`,
};
const touchCorpus: Statement = { name: 'touch-corpus', text: 'update collate_index.corpus set revision = revision + 1 where id = $1' };

const pathsBeneath: Statement = {
  name: 'paths-beneath',
  text: `select path from collate_index.document where corpus = $1 and (path = $2 or $2 = '' or left(path, length($2) + 1) = $2 || '/') order by path`,
};
const removeDocuments: Statement = { name: 'remove-documents', text: 'delete from collate_index.document where corpus = $1 and path = any($2::text[])' };

/** Puts documents of one corpus into the team's index. Any number of writers may do so at once. */
export class TeamWriter {
  readonly #database: Database;
  readonly #corpus: number;

  private constructor(database: Database, corpus: number) {
    this.#database = database;
    this.#corpus = corpus;
  }

  /** Makes the tables where they are missing, and the corpus in them. Rejects with `TeamIndexProblem`. */
  static async open(database: Database, corpus: string): Promise<TeamWriter> {
    await migrate(database);
    await database.run(addCorpus, [corpus]);
    const [{ id }] = await database.run<{ id: number }>(findCorpus, [corpus]);
    return new TeamWriter(database, id);
  }

  /** Puts a batch of documents in, all or none; those that are there as they are cost no analysis and no transfer. */
  async put(batch: readonly SourceDocument[]): Promise<WriteCounts> {
    const hashed = batch.map(({ path, text }) => ({ path, text, sha256: createHash('sha256').update(text).digest() }));
    // One order for all writers, so that they wait for each other and do not lock each other out.
    hashed.sort((a, b) => (a.path < b.path ? -1 : 1));
    const rows = await this.#database.run<{ path: string; sha256: Buffer; key_engine: number }>(known, [this.#corpus, hashed.map(({ path }) => path)]);
    const stored = new Map(rows.map((row) => [row.path, row]));
    const fresh = hashed.filter(({ path, sha256 }) => !isCurrent(stored.get(path), sha256));
    if (fresh.length > 0) {
      const analysed = fresh.map((document) => ({ ...document, ...analyse(document.text) }));
      await this.#database.transaction((within) => this.#write(within, analysed));
    }
    const changed = fresh.filter(({ path }) => stored.has(path)).length;
    return { added: fresh.length - changed, changed, unchanged: batch.length - fresh.length };
  }

  /** The paths of the corpus's documents in the index: of one, beneath a folder of it, or of all with an empty path. */
  async pathsBeneath(path: string): Promise<string[]> {
    return (await this.#database.run<{ path: string }>(pathsBeneath, [this.#corpus, path])).map((row) => row.path);
  }

  /** Takes documents out of the index. */
  async remove(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    await this.#database.transaction(async (within) => {
      await within.run(removeDocuments, [this.#corpus, paths]);
      await within.run(touchCorpus, [this.#corpus]);
    });
  }

  async #write(within: Queryable, documents: readonly AnalysedDocument[]): Promise<void> {
    const ids = new Map(
      (
        await within.run<{ id: string; path: string }>(putDocuments, [
          this.#corpus,
          keyEngine,
          documents.map(({ path }) => path),
          documents.map(({ sha256 }) => sha256),
          documents.map(({ words }) => words),
          documents.map(({ text }) => text),
        ])
      ).map(({ id, path }) => [path, id]),
    );
    // Another writer was faster with all of them.
    if (ids.size === 0) return;
    await within.run(removePostings, [[...ids.values()]]);
    const postings = documents.flatMap(({ path, keys }) => {
      const id = ids.get(path);
      return id === undefined ? [] : postingsOf(keys).map(([kind, key]): [number, number, string] => [kind, key, id]);
    });
    // One order here, too, and rows that belong together in the table stand together.
    postings.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    await within.run(putPostings, [postings.map(([kind]) => kind), postings.map(([, key]) => key), postings.map(([, , id]) => id)]);
    // Last, since all writers of a corpus wait for each other here until they have committed.
    await within.run(touchCorpus, [this.#corpus]);
  }
}

interface AnalysedDocument extends SourceDocument {
  readonly sha256: Buffer;
  readonly words: number;
  readonly keys: SharedKeys;
}

function analyse(text: string): { words: number; keys: SharedKeys } {
  const facts = extractGuestFacts(text);
  return { words: facts.claims.length, keys: sharedKeysOf(facts) };
}

function isCurrent(stored: { readonly sha256: Buffer; readonly key_engine: number } | undefined, sha256: Buffer): boolean {
  return stored?.key_engine === keyEngine && stored.sha256.equals(sha256);
}

function postingsOf({ paragraphs, shingles, names, leads }: SharedKeys): [number, number][] {
  const of = (kind: number, keys: readonly number[]): [number, number][] => keys.map((key) => [kind, key]);
  return [...of(keyKinds.paragraph, paragraphs), ...of(keyKinds.shingle, shingles), ...of(keyKinds.name, names), ...of(keyKinds.lead, leads)];
}
