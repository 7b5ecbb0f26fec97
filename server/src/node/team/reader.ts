import { shortDocument } from '../../analysis/claims/index.ts';
import type { SharedKeys } from '../../corpus/sharedKeys.ts';
import type { TeamCandidate, TeamDocument, TeamIndex, TeamIndexAccess } from '../../service/team/teamIndex.ts';
import { parseAddress, type TeamAddress } from './address.ts';
import { Database, type Statement } from './database.ts';
import { checkSchema, keyKinds } from './schema.ts';

/** A paragraph that many documents have is still a copy: so many of them are named. */
const mostCopies = 3;
/** Shingles and names that more documents have lead to none of them: they say nothing of any two. */
const frequentShingle = 64;
const frequentName = 300;
/** Documents that are looked at for each kind of key, those that share most first. */
const mostCandidates = 100;

/** The documents that have keys of a kind, at most `most` + 1 for each key, so that no key costs more than that. */
function holders(kind: number, parameter: number, most: number): string {
  return `select wanted.key, found.document
      from unnest($${String(parameter)}::integer[]) as wanted (key)
      cross join lateral (
        select posting.document from collate_index.posting
        where posting.kind = ${String(kind)} and posting.key = wanted.key
        order by posting.document limit ${String(most + 1)}) as found`;
}

/** How much the rare ones of the keys found weigh for each document: a key that few have weighs more. */
function weights(hits: string, most: number): string {
  return `select ${hits}.document, count(*) as shared, sum(ln(${String(most + 2)}.0 / rare.holders)) as weight
      from ${hits}
      join (select key, count(*) as holders from ${hits} group by key having count(*) <= ${String(most)}) as rare on rare.key = ${hits}.key
      group by ${hits}.document`;
}

const candidates: Statement = {
  name: 'candidates',
  text: `
    with copy_hit as (${holders(keyKinds.paragraph, 1, mostCopies - 1)}),
    shingle_hit as (${holders(keyKinds.shingle, 2, frequentShingle)}),
    name_hit as (${holders(keyKinds.name, 3, frequentName)}),
    lead_hit as (${holders(keyKinds.lead, 4, frequentName)}),
    copies as (select document, 1000.0 as weight from copy_hit),
    passages as (select document, weight from (${weights('shingle_hit', frequentShingle)}) as weighed order by weight desc, document limit ${String(mostCandidates)}),
    named as (
      select weighed.document, weighed.weight from (${weights('name_hit', frequentName)}) as weighed
      join collate_index.document on document.id = weighed.document
      where weighed.shared >= 2 or $5::boolean or document.words < ${String(shortDocument)}
      order by weighed.weight desc, weighed.document limit ${String(mostCandidates)}),
    leads as (select document, weight from (${weights('lead_hit', frequentName)}) as weighed order by weight desc, document limit ${String(mostCandidates)}),
    found as (
      select 'paragraphs' as shares, document, weight from copies
      union all select 'paragraphs', document, weight from passages
      union all select 'claims', document, weight from named
      union all select 'claims', document, weight from leads)
    select found.shares, document.id, corpus.name as corpus, document.path, document.sha256
    from (select shares, document, sum(weight) as weight from found group by shares, document) as found
    join collate_index.document on document.id = found.document
    join collate_index.corpus on corpus.id = document.corpus
    order by found.weight desc, document.id`,
};

const texts: Statement = { name: 'texts', text: 'select id, text from collate_index.document where id = any($1::bigint[])' };

const textAt: Statement = {
  name: 'text-at',
  text: 'select document.text from collate_index.document join collate_index.corpus on corpus.id = document.corpus where corpus.name = $1 and document.path = $2',
};

const revision: Statement = { name: 'revision', text: 'select count(*)::text as corpora, coalesce(sum(revision), 0)::text as changes from collate_index.corpus' };

interface DocumentRow {
  readonly id: string;
  readonly corpus: string;
  readonly path: string;
  readonly sha256: Buffer;
}

/**
 * The way to the team's index at a URL, completed by the environment; connects to nothing yet.
 *
 * @throws {TeamIndexProblem} when the URL cannot be used
 */
export function teamIndexAt(url: string, environment: NodeJS.ProcessEnv): TeamIndexAccess {
  const address = parseAddress(url, environment);
  return { name: address.name, account: `${address.user}@${address.name}`, open: (password) => new DatabaseIndex(address, password) };
}

/** The team's index in a database. */
class DatabaseIndex implements TeamIndex {
  readonly #database: Database;
  #checked: Promise<void> | undefined;

  constructor(address: TeamAddress, password: string | undefined) {
    this.#database = new Database(address, password);
  }

  async candidates({ paragraphs, shingles, names, leads, short }: SharedKeys): Promise<TeamCandidate[]> {
    const rows = await this.#run<DocumentRow & Pick<TeamCandidate, 'shares'>>(candidates, [paragraphs, shingles, names, leads, short]);
    return rows.map((row) => ({ ...documentOf(row), shares: row.shares }));
  }

  async texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#run<{ id: string; text: string }>(texts, [ids]);
    return new Map(rows.map(({ id, text }) => [id, text]));
  }

  async textAt(corpus: string, path: string): Promise<string | undefined> {
    return (await this.#run<{ text: string }>(textAt, [corpus, path])).at(0)?.text;
  }

  async revision(): Promise<string> {
    const [{ corpora, changes }] = await this.#run<{ corpora: string; changes: string }>(revision);
    return `${corpora}.${changes}`;
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async #run<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    await (this.#checked ??= this.#check());
    return await this.#database.run<Row>(statement, values);
  }

  /** The tables are looked at once, and again after they were not there. */
  async #check(): Promise<void> {
    try {
      await checkSchema(this.#database);
    } catch (error) {
      this.#checked = undefined;
      throw error;
    }
  }
}

function documentOf({ id, corpus, path, sha256 }: DocumentRow): TeamDocument {
  return { id, corpus, path, content: sha256.toString('hex') };
}
