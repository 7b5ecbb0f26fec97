import { touches } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex } from '../corpusIndex.ts';
import { isShort } from './event.ts';
import { type ClaimEntries, EventGraph } from './eventGraph.ts';
import type { ClaimFacts } from './frame.ts';
import { makeGroup, type ClaimGroup, type ClaimMention, type Placed } from './group.ts';
import { linkClaims } from './link.ts';
import type { Verdict } from './verdict.ts';

/** A number that some other place states differently. */
export interface ClaimFinding {
  readonly mention: ClaimMention;
  readonly group: ClaimGroup;
  /** The worst verdict against another place. */
  readonly verdict: Exclude<Verdict, 'agree'>;
  /** The places that disagree with it, copies left out. */
  readonly others: readonly { readonly mention: ClaimMention; readonly verdict: Exclude<Verdict, 'agree'> }[];
}

/** A claim: the number of the document and the index of its frame. */
interface Node {
  readonly document: number;
  readonly index: number;
}

/** A claim is held against so many others at most, the first in the order of documents; more would tell a reader nothing. */
const mostPartners = 64;

/** Where a change concerns more documents, they are not looked at one by one. */
const mostLookedAt = 16;

const order: readonly Verdict[] = ['conflict', 'update', 'differs', 'agree'];

/** Documents whose facts are kept for the next question, and those whose claims' partners are. */
const keptFacts = 256;
const keptLinks = 5000;

/**
 * The claims of all documents, each held against those of other documents on its event that are of its quantity. A claim is compared
 * with what it is linked to itself or through one other claim, so that what is said of a common thing in thousands of documents makes no
 * chain of them. Held is what tells the event of a document; claims are compared when someone asks.
 */
export class ClaimIndex implements PersistentIndex<ClaimFacts, ClaimEntries> {
  readonly #documents: CorpusDocuments<ClaimFacts>;
  readonly #events: EventGraph;
  readonly #facts = new Map<number, ClaimFacts>();
  /** Per document, the partners of its claims, by their index. */
  readonly #links = new Map<number, ReadonlyMap<number, readonly Node[]>>();
  /** Per document, the groups that are named after one of its claims, until a document changes that was looked at for them. */
  readonly #groups = new Map<number, readonly ClaimGroup[]>();
  /** Per document, those for whose groups it was looked at. */
  readonly #lookedAt = new Map<number, Set<number>>();
  /** The document whose groups are being made. */
  #grouping: number | undefined;
  /** What the document that is being changed says from now on. */
  #incoming: { readonly document: number; readonly facts: ClaimFacts | undefined } | undefined;

  constructor(documents: CorpusDocuments<ClaimFacts>) {
    this.#documents = documents;
    this.#events = new EventGraph(documents);
  }

  set(document: string, facts: ClaimFacts): ReadonlySet<string> {
    return this.#replace(document, facts);
  }

  delete(document: string): ReadonlySet<string> {
    return this.#replace(document, undefined);
  }

  take(document: string, entries: ClaimEntries | undefined): void {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return;
    this.#events.take(number, this.#documents.factsOf(document), entries);
    this.#facts.delete(number);
    this.#links.clear();
    this.#groups.clear();
    this.#lookedAt.clear();
  }

  save(): IndexState {
    return this.#events.save();
  }

  restore(state: IndexState): void {
    this.#events.restore(state);
  }

  /**
   * The groups of two or more mentions that have one in these documents, or all, the worst verdict first. Looks at every document that
   * may have others than when it was asked last, all at once unless `readAll` has done so.
   */
  groups(documents?: Iterable<string>): ClaimGroup[] {
    const wanted = documents && new Set(documents);
    const groups: ClaimGroup[] = [];
    for (const number of this.#documents.numbers.inUse()) {
      for (const group of this.#groupsOf(number)) {
        if (!wanted || group.mentions.some(({ document }) => wanted.has(document))) groups.push(group);
      }
    }
    return groups.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || compare(a.id, b.id));
  }

  /** Looks at every document that `groups` would look at; `pause` is awaited between them. */
  async readAll(pause: () => Promise<void>): Promise<void> {
    for (const number of this.#documents.numbers.inUse()) {
      if (this.#groups.has(number)) continue;
      this.#groupsOf(number);
      await pause();
    }
  }

  #groupsOf(number: number): readonly ClaimGroup[] {
    const known = this.#groups.get(number);
    if (known !== undefined) return known;
    this.#grouping = number;
    this.#look(number);
    const groups = Array.from(this.#groupsIn(this.#documents.numbers.documentOf(number), (node, partners) => !this.#isPart(node, partners)), ([, group]) => group);
    this.#grouping = undefined;
    this.#groups.set(number, groups);
    return groups;
  }

  /** Notes that the groups being made rest on what a document says, or on what its claims are linked to. */
  #look(document: number): void {
    if (this.#grouping === undefined) return;
    const readers = this.#lookedAt.get(document);
    if (readers === undefined) this.#lookedAt.set(document, new Set([this.#grouping]));
    else readers.add(this.#grouping);
  }

  #forgetGroups(documents: Iterable<number>): void {
    for (const document of documents) {
      for (const reader of this.#lookedAt.get(document) ?? []) this.#groups.delete(reader);
      this.#lookedAt.delete(document);
    }
  }

  /** Whether a claim's group is all in that of another claim, and that one is larger or the other claim the first. */
  #isPart(node: Node, partners: readonly Node[]): boolean {
    return partners.some((partner) => {
      const theirs = this.#othersOf(partner);
      if (theirs.length < partners.length || (theirs.length === partners.length && this.#compare(node, partner) < 0)) return false;
      return partners.every((other) => this.#compare(other, partner) === 0 || theirs.some((each) => this.#compare(each, other) === 0));
    });
  }

  /** What to flag in a document: each number that another place, not a copy of its own sentence, states differently. */
  findings(document: string): ClaimFinding[] {
    const findings: ClaimFinding[] = [];
    for (const [mention, group] of this.#groupsIn(document)) {
      if (group.verdict === 'agree' || mention.duplicateOf?.document === document) continue;
      const others = group.mentions
        .filter((other) => other !== mention && other.duplicateOf === undefined)
        .map((other) => ({ mention: other, verdict: group.verdictBetween(mention, other) }))
        .filter((other): other is ClaimFinding['others'][number] => other.verdict !== 'agree');
      if (others.length === 0) continue;
      const verdict = (['conflict', 'update', 'differs'] as const).find((each) => others.some((other) => other.verdict === each))!;
      findings.push({ mention, group, verdict, others });
    }
    return findings.sort((a, b) => a.mention.span.start - b.mention.span.start);
  }

  /** The mention at a UTF-16 offset and its group; undefined where no number stands or nothing else speaks of the quantity. */
  claimAt(document: string, offset: number): { mention: ClaimMention; group: ClaimGroup } | undefined {
    const number = this.#documents.numbers.of(document);
    const frames = number === undefined ? undefined : this.#factsOf(number)?.frames;
    for (const [mention, group] of this.#groupsIn(document, (node) => touches(frames![node.index].span, offset))) return { mention, group };
    return undefined;
  }

  /** The mentions of a document that have partners, in the order of its frames, each with the group that it makes with them. */
  *#groupsIn(document: string, isWanted: (node: Node, partners: readonly Node[]) => boolean = () => true): IterableIterator<[ClaimMention, ClaimGroup]> {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return;
    for (const index of this.#linksOf(number).keys()) {
      const node = { document: number, index };
      const others = this.#othersOf(node);
      if (!isWanted(node, others)) continue;
      const placed = [node, ...others].sort((a, b) => this.#compare(a, b)).flatMap((each) => this.#placed(each));
      const group = makeGroup(placed);
      const own = this.#placed(node)[0]?.frame;
      const mention = group.mentions.find((each) => each.document === document && each.span === own?.span);
      if (mention !== undefined && group.mentions.length > 1) yield [mention, group];
    }
  }

  /**
   * The other claims of a claim's group: its partners and, where they are few, theirs, since "about 40" is of one quantity with "34" that
   * "40" is held against. No further, so that a group stays near, and a change concerns few.
   */
  #othersOf(node: Node): readonly Node[] {
    const partners = this.#partnersOf(node);
    if (partners.length > mostLookedAt) return partners;
    const others = [...partners];
    const has = (wanted: Node): boolean => others.some((each) => this.#compare(each, wanted) === 0);
    for (const partner of partners) for (const each of this.#partnersOf(partner)) if (this.#compare(each, node) !== 0 && !has(each)) others.push(each);
    return others.sort((a, b) => this.#compare(a, b)).slice(0, mostPartners);
  }

  #partnersOf({ document, index }: Node): readonly Node[] {
    return this.#linksOf(document).get(index) ?? [];
  }

  #placed({ document, index }: Node): Placed[] {
    this.#look(document);
    const frame = this.#factsOf(document)?.frames[index];
    return frame === undefined ? [] : [{ document: this.#documents.numbers.documentOf(document), frame }];
  }

  /** Puts in what a document says now; returns the other documents whose findings show, or showed, one of its claims, or may. */
  #replace(document: string, facts: ClaimFacts | undefined): ReadonlySet<string> {
    const { numbers } = this.#documents;
    const number = numbers.of(document);
    if (number === undefined) return new Set();
    const before = this.#documents.factsOf(document);
    const affected = this.#concerned(number);
    if (before !== undefined && facts !== undefined && saysTheSame(before, facts)) {
      this.#facts.delete(number);
      this.#forgetGroups([number]);
      affected.delete(number);
      return new Set(Array.from(affected, (other) => numbers.documentOf(other)));
    }
    const partners = this.#partnersIn(this.#linksOf(number));
    this.#facts.delete(number);
    // Until this call is over the corpus gives what the document said before.
    this.#incoming = { document: number, facts };
    const { changed, regrouped } = this.#events.replace(number, before, facts);
    const relinked = new Set([number, ...changed, ...partners, ...this.#events.neighbours(number, facts).keys()]);
    for (const other of relinked) this.#links.delete(other);
    this.#forgetGroups(relinked);
    for (const other of [...this.#concerned(number), ...regrouped]) affected.add(other);
    this.#incoming = undefined;
    affected.delete(number);
    return new Set(Array.from(affected, (other) => numbers.documentOf(other)));
  }

  /** The documents that a document's claims are held against and that show a difference there; of many all, without a look. */
  #concerned(document: number): Set<number> {
    const nodes = [...this.#linksOf(document).keys()].flatMap((index) => this.#othersOf({ document, index }));
    const others = new Set(nodes.map((node) => node.document));
    if (others.size > mostLookedAt) return others;
    const concerned = new Set<number>();
    for (const node of nodes) if (!concerned.has(node.document) && this.#differs(node)) concerned.add(node.document);
    return concerned;
  }

  /** Whether a claim's group states different numbers. */
  #differs(node: Node): boolean {
    const placed = [node, ...this.#othersOf(node)].flatMap((each) => this.#placed(each));
    return placed.some(({ frame }) => frame.low !== placed[0].frame.low || frame.high !== placed[0].frame.high);
  }

  #partnersIn(links: ReadonlyMap<number, readonly Node[]> | undefined): number[] {
    return [...(links?.values() ?? [])].flatMap((nodes) => nodes.map(({ document }) => document));
  }

  /** The partners of a document's claims, its own and those of the documents about the same event, by index, in order. */
  #linksOf(document: number): ReadonlyMap<number, readonly Node[]> {
    this.#look(document);
    const known = this.#links.get(document);
    if (known !== undefined) return known;
    const facts = this.#factsOf(document);
    const links = new Map<number, Node[]>();
    const connect = (from: number, to: Node): void => {
      const partners = links.get(from);
      if (partners === undefined) links.set(from, [to]);
      else partners.push(to);
    };
    if (facts !== undefined && facts.frames.length > 0) {
      for (const [i, j] of linkClaims(facts, facts, 1)) {
        connect(i, { document, index: j });
        connect(j, { document, index: i });
      }
      for (const [other, event] of this.#events.neighbours(document, facts)) {
        for (const [i, j] of this.#pairsOf(document, facts, other, event)) connect(i, { document: other, index: j });
      }
    }
    const sorted = new Map([...links].sort(([a], [b]) => a - b).map(([index, partners]) => [index, partners.sort((a, b) => this.#compare(a, b)).slice(0, mostPartners)]));
    if (this.#links.size >= keptLinks) this.#links.clear();
    this.#links.set(document, sorted);
    return sorted;
  }

  /** The claims of two documents that are of one quantity; linked in the order of their ids, so that it does not matter who asks. */
  #pairsOf(document: number, facts: ClaimFacts, other: number, event: number): [number, number][] {
    const theirs = this.#factsOf(other);
    if (theirs === undefined || theirs.frames.length === 0) return [];
    const { numbers } = this.#documents;
    if (numbers.documentOf(document) <= numbers.documentOf(other)) return linkClaims(facts, theirs, event);
    return linkClaims(theirs, facts, event).map(([i, j]) => [j, i]);
  }

  #factsOf(document: number): ClaimFacts | undefined {
    if (this.#incoming?.document === document) return this.#incoming.facts;
    const known = this.#facts.get(document);
    if (known !== undefined) return known;
    const facts = this.#documents.factsOf(this.#documents.numbers.documentOf(document));
    if (facts === undefined) return undefined;
    this.#facts.set(document, facts);
    if (this.#facts.size > keptFacts) this.#facts.delete(this.#facts.keys().next().value as number);
    return facts;
  }

  /** By document, then by place. */
  #compare(a: Node, b: Node): number {
    const { numbers } = this.#documents;
    return a.document === b.document ? a.index - b.index : compare(numbers.documentOf(a.document), numbers.documentOf(b.document));
  }
}

/** Whether two states of a document say the same, if at other places: what its claims are linked to holds on. */
function saysTheSame(a: ClaimFacts, b: ClaimFacts): boolean {
  const words = (facts: ClaimFacts): string => JSON.stringify([facts.names, facts.nameCounts, facts.lead, isShort(facts), facts.frames], (key, value: unknown) => (key === 'span' || key === 'number' ? undefined : value));
  return a.frames.length === b.frames.length && words(a) === words(b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
