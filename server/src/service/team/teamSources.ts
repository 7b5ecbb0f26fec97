import { extractGuestFacts, type GuestFacts } from '../../corpus/facts.ts';
import { relatedGuests } from '../../corpus/relatedGuests.ts';
import { sharedKeysOf } from '../../corpus/sharedKeys.ts';
import { hashText } from '../../text/hash.ts';
import { Emitter } from '../emitter.ts';
import type { Problem } from '../folder.ts';
import type { CorpusWorkspace } from '../workspace.ts';
import { corpusNameOf } from './corpusName.ts';
import { GuestList, type GuestVersion } from './guestList.ts';
import { OwnDocuments } from './ownDocuments.ts';
import { Recent } from './recent.ts';
import { TeamIndexProblem, type TeamCandidate, type TeamIndex, type TeamIndexAccess } from './teamIndex.ts';
import { placeIn, teamUri } from './teamUri.ts';

export interface TeamStatus {
  readonly server: string;
  readonly state: 'connecting' | 'reading' | 'ready' | 'unreachable';
  /** Documents of the index that say the same as documents here. */
  readonly guests: number;
}

/** Looks up the password that the user has stored for an account ("user@server/database"). */
export type AskPassword = (account: string) => Promise<string | undefined>;

/** Times in milliseconds. */
export interface TeamTiming {
  /** Between two looks at whether the index has changed. */
  readonly poll: number;
  /** Between a change of a document and the question about it. */
  readonly quiet: number;
  /** Until the first attempt after the index could not be reached; each later one waits twice as long. */
  readonly firstRetry: number;
}

const defaultTiming: TeamTiming = { poll: 10_000, quiet: 400, firstRetry: 1000 };
const longestRetry = 60_000;
/** Asking about all documents again after a change takes no more than this part of the time. */
const askingPart = 0.05;
/** Questions on their way at the same time. */
const width = 3;
/** Documents that may say the same as one which are looked at, for paragraphs and for claims. */
const mostCandidates = 16;
/** Texts up to this many code units are analysed in this thread. */
const inlineLimit = 20_000;
/** What is known of texts that were looked at is kept for those that are asked about next. */
const mostRemembered = 256;

/**
 * Lays documents of the team's index beside those of the workspace that say the same: asks about each document when it
 * is new or changes, open ones first, and about all when the index has changed. While the index cannot be reached, what
 * was laid beside them stays, and it is tried again.
 */
export class TeamSources {
  readonly onDidChangeStatus = new Emitter<undefined>();
  readonly #workspace: CorpusWorkspace;
  readonly #timing: TeamTiming;
  readonly #own: OwnDocuments;
  readonly #guests: GuestList;
  readonly #remembered = new Recent<string, GuestFacts>(mostRemembered);
  readonly #queue = new Set<string>();
  #configuration = '';
  #askPassword: AskPassword = () => Promise.resolve(undefined);
  #access: TeamIndexAccess | undefined;
  #index: TeamIndex | undefined;
  #state: TeamStatus['state'] = 'connecting';
  #problem: TeamIndexProblem | undefined;
  #revision: string | undefined;
  #failures = 0;
  #pumping = false;
  #nextPass = 0;
  #pumpTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(workspace: CorpusWorkspace, timing: TeamTiming = defaultTiming) {
    this.#workspace = workspace;
    this.#timing = timing;
    this.#own = new OwnDocuments(workspace);
    this.#guests = new GuestList(workspace.corpus);
    workspace.readGuest = (uri) => this.#readGuest(uri);
    workspace.onDidChange.on((documents) => this.#notice(documents));
    workspace.onDidChangeStatus.on(() => this.#pumpSoon());
  }

  /** Undefined where no index is set. */
  get status(): TeamStatus | undefined {
    return this.#access && { server: this.#access.name, state: this.#state, guests: this.#guests.size };
  }

  /** What a stored password of the index belongs to. */
  get account(): string | undefined {
    return this.#access?.account;
  }

  get problems(): Problem[] {
    const problems: Problem[] = [];
    if (this.#problem) {
      const { message, passing } = this.#problem;
      problems.push({ message: `${message} What is on this disk is compared as before${passing ? ', and it is tried again' : ''}.` });
    }
    if (this.#guests.isFull) problems.push({ message: `More than ${this.#guests.size.toLocaleString('en-US')} documents of the team's index say the same as documents here; the rest are left out.` });
    return problems;
  }

  /** Takes the URL that the settings name (empty for the environment's, if any) and starts to read; does nothing where all is as it was. */
  async configure(url: string, askPassword: AskPassword): Promise<void> {
    const configuration = JSON.stringify([url, this.#workspace.folders.map((folder) => [folder.uri, corpusNameOf(folder)])]);
    if (configuration === this.#configuration) return;
    this.#configuration = configuration;
    this.#askPassword = askPassword;
    await this.#disconnect();
    this.#access = undefined;
    this.#problem = undefined;
    this.#queue.clear();
    this.#own.clear();
    this.#emit(this.#guests.clear());
    try {
      this.#access = await this.#find(url);
    } catch (error) {
      this.#problem = problemOf(error);
    }
    if (configuration !== this.#configuration) return;
    await this.reconnect();
    this.#notice(this.#workspace.corpus.documents());
  }

  /** Opens the index anew, as after its password has changed. */
  async reconnect(): Promise<void> {
    await this.#disconnect();
    if (!this.#access) {
      this.onDidChangeStatus.emit(undefined);
      return;
    }
    this.#state = 'connecting';
    this.#problem = undefined;
    this.onDidChangeStatus.emit(undefined);
    const access = this.#access;
    const password = await this.#askPassword(access.account).catch(() => undefined);
    if (access !== this.#access) return;
    this.#index = access.open(password);
    this.#failures = 0;
    void this.#look();
  }

  /** Resolves once all documents were asked about. Rejects with `TeamIndexProblem` where the index cannot be reached. */
  async settled(): Promise<void> {
    while (!this.#problem && this.#access && !(this.#state === 'ready' && this.#queue.size === 0)) {
      await new Promise<void>((resolve) => {
        const remove = this.onDidChangeStatus.on(() => {
          remove();
          resolve();
        });
      });
    }
    if (this.#problem) throw this.#problem;
  }

  /** The text of a document of the index. Rejects with one clear sentence where it cannot be had. */
  async textOf(uri: string): Promise<string> {
    const place = placeIn(uri);
    if (!this.#index) throw this.#problem ?? new TeamIndexProblem('No index of a team is set (collate.index.url).', { passing: false });
    const text = await this.#index.textAt(place.corpus, place.path);
    if (text === undefined) throw new TeamIndexProblem(`${place.corpus}/${place.path} is not in the team's index any more.`, { passing: false });
    return text;
  }

  async close(): Promise<void> {
    clearTimeout(this.#pumpTimer);
    this.#access = undefined;
    await this.#disconnect();
  }

  async #find(url: string): Promise<TeamIndexAccess | undefined> {
    const { host } = this.#workspace;
    if (host.teamIndex) return await host.teamIndex(url);
    if (url === '') return undefined;
    throw new TeamIndexProblem("The team's index cannot be reached from a browser.", { passing: false });
  }

  async #disconnect(): Promise<void> {
    clearTimeout(this.#timer);
    const index = this.#index;
    this.#index = undefined;
    this.#revision = undefined;
    await index?.close().catch(() => undefined);
  }

  /** Looks whether the index can be reached and has changed, and looks again later. */
  async #look(): Promise<void> {
    const index = this.#index;
    if (!index) return;
    clearTimeout(this.#timer);
    try {
      const revision = await index.revision();
      if (index !== this.#index) return;
      this.#failures = 0;
      if (revision !== this.#revision && Date.now() >= this.#nextPass) {
        this.#revision = revision;
        for (const document of this.#own.all()) this.#queue.add(document);
      }
      if (this.#state !== 'reading') this.#become('ready');
      this.#pumpSoon();
      this.#timer = setTimeout(() => void this.#look(), this.#timing.poll);
    } catch (error) {
      if (index === this.#index) this.#lose(problemOf(error));
    }
  }

  #lose(problem: TeamIndexProblem): void {
    clearTimeout(this.#timer);
    this.#become('unreachable', problem);
    if (!problem.passing) return;
    const delay = Math.min(longestRetry, this.#timing.firstRetry * 2 ** this.#failures++);
    // All editors of a team lose the index at the same time, and should not all come back at the same time.
    this.#timer = setTimeout(() => void this.#look(), delay * (0.8 + 0.4 * Math.random()));
  }

  #become(state: TeamStatus['state'], problem?: TeamIndexProblem): void {
    if (state === this.#state && problem?.message === this.#problem?.message) return;
    this.#state = state;
    this.#problem = problem;
    this.onDidChangeStatus.emit(undefined);
  }

  /** Documents may be new, changed or gone. */
  #notice(documents: Iterable<string>): void {
    if (!this.#access) return;
    const affected = new Set<string>();
    const note = (others: ReadonlySet<string>): void => others.forEach((other) => affected.add(other));
    for (const document of documents) {
      const news = this.#own.look(document);
      if (news === 'same') continue;
      if (news === 'gone') {
        this.#queue.delete(document);
        note(this.#guests.assign(document, new Map()));
        continue;
      }
      this.#queue.add(document);
      const place = this.#own.placeOf(document);
      if (place !== undefined) note(this.#guests.dismiss(place));
      for (const same of this.#guests.withText(this.#workspace.corpus.facts(document)!.hash)) note(this.#guests.dismiss(same));
    }
    this.#emit(affected);
    if (this.#queue.size > 0) this.#pumpSoon();
  }

  #pumpSoon(): void {
    if (this.#pumpTimer !== undefined || this.#pumping || !this.#index || this.#state === 'unreachable' || this.#next() === undefined) return;
    this.#pumpTimer = setTimeout(() => {
      this.#pumpTimer = undefined;
      void this.#pump();
    }, this.#timing.quiet);
  }

  /** Asks about all that is to be asked about. */
  async #pump(): Promise<void> {
    const index = this.#index;
    if (!index || this.#revision === undefined) return;
    this.#pumping = true;
    this.#become('reading');
    const started = Date.now();
    const outcomes = await Promise.allSettled(Array.from({ length: width }, () => this.#work(index)));
    this.#pumping = false;
    if (index !== this.#index) {
      this.#pumpSoon();
      return;
    }
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) {
      this.#lose(problemOf(failed.reason));
      return;
    }
    this.#nextPass = Date.now() + (Date.now() - started) / askingPart;
    this.#become('ready');
    this.#pumpSoon();
  }

  async #work(index: TeamIndex): Promise<void> {
    for (let document = this.#next(); document !== undefined && index === this.#index; document = this.#next()) {
      this.#queue.delete(document);
      try {
        await this.#ask(index, document);
      } catch (error) {
        this.#queue.add(document);
        throw error;
      }
      await this.#workspace.host.yield();
    }
  }

  /** The document to ask about next: open ones first; the others once all are known, since what is on this disk is no guest. */
  #next(): string | undefined {
    for (const document of this.#workspace.openDocuments()) if (this.#queue.has(document)) return document;
    if (this.#workspace.progress) return undefined;
    for (const document of this.#queue) return document;
    return undefined;
  }

  async #ask(index: TeamIndex, document: string): Promise<void> {
    const { corpus } = this.#workspace;
    const facts = corpus.facts(document);
    if (!facts) return;
    const versions = await this.#versionsOf(index, await index.candidates(sharedKeysOf(facts)));
    // A change in the meantime has put it into the queue again.
    if (index !== this.#index || corpus.facts(document)?.hash !== facts.hash) return;
    const related = relatedGuests(document, facts, new Map([...versions].map(([uri, version]) => [uri, version.facts])));
    this.#emit(this.#guests.assign(document, new Map([...versions].filter(([uri]) => related.has(uri)))));
  }

  #emit(affected: ReadonlySet<string>): void {
    if (affected.size > 0) this.#workspace.onDidChange.emit(affected);
  }

  /** The likeliest of the candidates that are not on this disk, by their URIs. */
  async #versionsOf(index: TeamIndex, candidates: readonly TeamCandidate[]): Promise<Map<string, GuestVersion>> {
    const elsewhere = candidates.filter((candidate) => !this.#own.hasPlace(teamUri(candidate)));
    const best = (['paragraphs', 'claims'] as const).flatMap((kind) => elsewhere.filter(({ shares }) => shares === kind).slice(0, mostCandidates));
    const unknown = new Set(best.filter((candidate) => !this.#factsOf(candidate)).map(({ id }) => id));
    const texts = unknown.size > 0 ? await index.texts([...unknown]) : new Map<string, string>();
    const versions = new Map<string, GuestVersion>();
    for (const candidate of best) {
      const text = texts.get(candidate.id);
      const facts = this.#factsOf(candidate) ?? (text === undefined ? undefined : await this.#analyse(text));
      if (!facts) continue;
      this.#remembered.set(candidate.content, facts);
      if (!this.#own.hasText(facts.hash)) versions.set(teamUri(candidate), { content: candidate.content, facts });
    }
    return versions;
  }

  #factsOf(candidate: TeamCandidate): GuestFacts | undefined {
    const version = this.#guests.version(teamUri(candidate));
    return version?.content === candidate.content ? version.facts : this.#remembered.get(candidate.content);
  }

  async #analyse(text: string): Promise<GuestFacts> {
    if (text.length <= inlineLimit) return extractGuestFacts(text);
    const { hash, layout, quantities, duplicates, claims } = await this.#workspace.host.extract(text);
    return { hash, layout, quantities, duplicates, claims };
  }

  /** A guest's text, where it can be had and is the one that is known here. */
  async #readGuest(uri: string): Promise<string | undefined> {
    const text = await this.textOf(uri).catch(() => undefined);
    return text !== undefined && hashText(text) === this.#guests.version(uri)?.facts.hash ? text : undefined;
  }
}

function problemOf(error: unknown): TeamIndexProblem {
  return error instanceof TeamIndexProblem ? error : new TeamIndexProblem(`The team's index failed: ${String(error)}.`, { passing: true, cause: error });
}
