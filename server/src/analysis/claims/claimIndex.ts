import { touches } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { sameValue } from './comparable.ts';
import type { ClaimEntries } from './entries.ts';
import { isExtract, isShort, signatureOf } from './event.ts';
import { EventGraph } from './eventGraph.ts';
import type { ClaimFacts } from './frame.ts';
import { makeGroup, type ClaimGroup, type ClaimMention, type Placed } from './group.ts';
import { linkClaims } from './link.ts';
import { type Links, LinkMemory } from './linkMemory.ts';
import { isOne, keyOf, type Node } from './node.ts';
import { type Pairs, PairsAhead, turned } from './pairsAhead.ts';
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

/** What is known of a group before it is made. */
export interface ClaimGroupHead {
  readonly id: string;
  readonly about: string;
  readonly verdict: Verdict;
  /** A document that has a mention: the one whose claim the group was found by. */
  readonly document: string;
  /** The claim, by the index of its frame. */
  readonly index: number;
}

/** The first groups in order, and how many there are. */
export interface FirstGroups {
  readonly groups: readonly ClaimGroup[];
  readonly count: number;
}

/** The other claims of a claim's group, in order, and their keys. */
interface Others {
  readonly nodes: readonly Node[];
  readonly keys: readonly number[];
}

/** A claim is held against so many others at most, the first in the order of documents; more would tell a reader nothing. */
const mostPartners = 64;

/** Where a change concerns more documents, they are not looked at one by one. */
const mostLookedAt = 16;

const order: readonly Verdict[] = ['conflict', 'update', 'differs', 'agree'];

/** Documents whose facts are kept for the next question, and those whose claims' groups are looked up by key. */
const keptFacts = 2000;
const keptOthers = 3000;

/** Documents whose groups are kept whole; of all others only what puts them in order is. */
const keptGroups = 500;

/**
 * The claims of all documents, each held against those of other documents on its event that are of its quantity. A claim is compared
 * with what it is linked to itself or through one other claim, so that what is said of a common thing in thousands of documents makes no
 * chain of them. Held is what tells the event of a document; claims are compared when someone asks.
 */
export class ClaimIndex implements PersistentIndex<ClaimFacts, ClaimEntries> {
  readonly #documents: CorpusDocuments<ClaimFacts>;
  readonly #events: EventGraph;
  readonly #facts = new Map<number, ClaimFacts>();
  /** Per document, the partners of its claims. */
  readonly #links = new LinkMemory();
  /** Of documents whose links are not known yet. */
  readonly #ahead = new PairsAhead();
  /** Per document, the others of its claims' groups, by their index; until any links change. */
  readonly #others = new Map<number, Map<number, Others>>();
  /** Per document, the heads of the groups that are found by one of its claims, until a document changes that was looked at for them. */
  readonly #heads = new Map<number, readonly ClaimGroupHead[]>();
  /** The groups of some of these documents, by claim. */
  readonly #groups = new Map<number, ReadonlyMap<number, ClaimGroup>>();
  /** Per document, those for whose groups it was looked at. */
  readonly #lookedAt = new Map<number, number[]>();
  /** The document whose groups are being made. */
  #grouping: number | undefined;
  #followed = 0;
  /** What the document that is being changed says from now on. */
  #incoming: { readonly document: number; readonly facts: ClaimFacts | undefined } | undefined;

  constructor(documents: CorpusDocuments<ClaimFacts>) {
    this.#documents = documents;
    this.#events = new EventGraph(documents.numbers);
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
    this.#events.take(number, entries?.signature);
    this.#facts.delete(number);
    this.#forgetWhatIsNotFollowed();
  }

  save(): SavedState {
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
    const found: { readonly head: ClaimGroupHead; readonly group: ClaimGroup }[] = [];
    for (const number of this.#documents.numbers.inUse()) {
      for (const head of this.#headsOf(number)) {
        const group = this.groupOf(head);
        if (group && (!wanted || group.mentions.some(({ document }) => wanted.has(document)))) found.push({ head, group });
      }
    }
    return found.sort((a, b) => byVerdict(a.head, b.head)).map(({ group }) => group);
  }

  /**
   * The first `most` of the groups that are wanted, in the order of `groups`, and how many there are; `pause` is awaited while they are gathered and put
   * in order. Of documents that change meanwhile it is either the groups from before or those from after.
   */
  async firstGroups(most: number, pause: () => Promise<void>, isWanted: (head: ClaimGroupHead) => boolean): Promise<FirstGroups> {
    const { numbers } = this.#documents;
    let first: ClaimGroupHead[] = [];
    let gathered: ClaimGroupHead[] = [];
    let count = 0;
    const putInOrder = (): void => {
      first = [...first, ...gathered].sort(byVerdict).slice(0, most);
      gathered = [];
    };
    await this.readAll(pause);
    for (const number of [...numbers.inUse()]) {
      if (!numbers.has(number)) continue;
      for (const head of this.#headsOf(number)) {
        if (!isWanted(head)) continue;
        gathered.push(head);
        count++;
      }
      if (gathered.length >= most) putInOrder();
      await pause();
    }
    putInOrder();
    const groups: ClaimGroup[] = [];
    for (const head of first) {
      const group = this.groupOf(head);
      if (group) groups.push(group);
      await pause();
    }
    return { groups, count };
  }

  /** Looks at every document that `groups` would look at; `pause` is awaited between the steps of each. */
  async readAll(pause: () => Promise<void>): Promise<void> {
    const { numbers } = this.#documents;
    const unknown = new Set([...numbers.inUse()].filter((number) => !this.#heads.has(number)));
    for (const first of unknown) {
      // What is linked one after the other, while what it says is at hand.
      const linked = [first];
      for (const number of linked) {
        if (!unknown.delete(number) || !numbers.has(number)) continue;
        await inSteps(this.#prepareHeads(numbers.documentOf(number)), pause);
        if (!numbers.has(number)) continue;
        this.#headsOf(number);
        for (const other of this.#followedFrom(number)) if (unknown.has(other)) linked.push(other);
        await pause();
      }
    }
  }

  /** Works out what is needed to tell the findings of a document, or to change it, so that these take no time; `pause` is awaited between the steps. */
  async prepare(document: string, pause: () => Promise<void>): Promise<void> {
    await inSteps(this.#prepareGroups(document), pause);
  }

  *#prepareGroups(document: string): IterableIterator<undefined> {
    const { numbers } = this.#documents;
    yield* this.#prepareLinks(document);
    const number = numbers.of(document);
    if (number === undefined) return;
    for (const other of Array.from(this.#followedFrom(number), (each) => numbers.documentOf(each))) yield* this.#prepareLinks(other);
  }

  /** The documents whose links count for the groups of a document: those of the partners of its claims that have few. */
  #followedFrom(document: number): Set<number> {
    const followed = new Set<number>();
    for (const partners of this.#linksOf(document).values()) if (partners.length <= mostLookedAt) for (const partner of partners) followed.add(partner.document);
    return followed;
  }

  /** Documents may come and go between the steps. */
  *#prepareLinks(document: string): IterableIterator<undefined> {
    const { numbers } = this.#documents;
    const number = numbers.of(document);
    if (number === undefined || this.#links.has(number)) return;
    for (const other of this.#events.likeliest(number)) {
      yield;
      if (numbers.has(other)) this.#events.likeliest(other);
    }
    yield;
    const others = numbers.of(document) === number ? [...this.#events.neighbours(number).keys()] : [];
    for (const other of others) {
      if (numbers.of(document) !== number) return;
      const event = numbers.has(other) ? this.#events.likelihood(number, other) : undefined;
      const facts = this.#factsOf(number);
      if (event === undefined || facts === undefined || !this.#events.mayBeLinked(number, other, event) || this.#ahead.get(number, other) !== undefined) continue;
      this.#ahead.set(number, other, this.#pairsWith(number, facts, other, event));
      yield;
    }
    if (numbers.of(document) === number) this.#linksOf(number);
    yield;
  }

  /** Has at hand what tells whether a document's groups are part of others, which rests on the links of partners' partners, and what they are made of. */
  *#prepareHeads(document: string): IterableIterator<undefined> {
    const { numbers } = this.#documents;
    yield* this.#prepareGroups(document);
    const number = numbers.of(document);
    if (number === undefined) return;
    for (const partner of Array.from(this.#followedFrom(number), (each) => numbers.documentOf(each))) yield* this.#prepareGroups(partner);
    if (numbers.of(document) !== number) return;
    const others = new Set<number>();
    for (const index of [...this.#linksOf(number).keys()]) {
      for (const { document: other } of this.#othersOf({ document: number, index }).nodes) others.add(other);
      yield;
    }
    for (const other of others) {
      if (this.#facts.has(other) || !numbers.has(other)) continue;
      this.#factsOf(other);
      yield;
    }
  }

  #headsOf(number: number): readonly ClaimGroupHead[] {
    const known = this.#heads.get(number);
    if (known !== undefined) return known;
    const document = this.#documents.numbers.documentOf(number);
    this.#grouping = number;
    this.#look(number);
    const groups = new Map<number, ClaimGroup>();
    for (const [{ index }, , group] of this.#groupsIn(document, (node, partners) => !this.#isPart(node, partners))) groups.set(index, group);
    this.#grouping = undefined;
    const heads = Array.from(groups, ([index, { id, about, verdict }]): ClaimGroupHead => ({ id, about, verdict, document, index }));
    this.#heads.set(number, heads);
    this.#keepGroups(number, groups);
    return heads;
  }

  #keepGroups(number: number, groups: ReadonlyMap<number, ClaimGroup>): void {
    if (groups.size === 0) return;
    this.#groups.set(number, groups);
    if (this.#groups.size > keptGroups) this.#groups.delete(this.#groups.keys().next().value as number);
  }

  /** The group that has a head; undefined where its claim has gone or come to stand alone. */
  groupOf({ document, index }: ClaimGroupHead): ClaimGroup | undefined {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return undefined;
    const known = this.#groups.get(number)?.get(index);
    if (known !== undefined) return known;
    for (const [, , group] of this.#groupsIn(document, (node) => node.index === index)) {
      this.#keepGroups(number, new Map([...(this.#groups.get(number) ?? []), [index, group]]));
      return group;
    }
    return undefined;
  }

  /** Notes that the groups being made rest on what a document says, or on what its claims are linked to. */
  #look(document: number): void {
    if (this.#grouping === undefined) return;
    const readers = this.#lookedAt.get(document);
    if (readers === undefined) this.#lookedAt.set(document, [this.#grouping]);
    else if (readers[readers.length - 1] !== this.#grouping && !readers.includes(this.#grouping)) readers.push(this.#grouping);
  }

  #forgetGroups(documents: Iterable<number>): void {
    for (const document of documents) {
      for (const reader of this.#lookedAt.get(document) ?? []) {
        this.#heads.delete(reader);
        this.#groups.delete(reader);
      }
      this.#lookedAt.delete(document);
    }
  }

  /** Whether a claim's group is all in that of another claim, and that one is larger or the other claim the first. */
  #isPart(node: Node, partners: readonly Node[]): boolean {
    return partners.some((partner) => {
      const { nodes, keys } = this.#othersOf(partner);
      if (nodes.length < partners.length || (nodes.length === partners.length && this.#compare(node, partner) < 0)) return false;
      return partners.every((other) => isOne(other, partner) || keys.includes(keyOf(other)));
    });
  }

  /** What to flag in a document: each number that another place, not a copy of its own sentence, states differently. */
  findings(document: string): ClaimFinding[] {
    const findings: ClaimFinding[] = [];
    for (const [, mention, group] of this.#groupsIn(document)) {
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
    for (const [, mention, group] of this.#groupsIn(document, (node) => touches(frames![node.index].span, offset))) return { mention, group };
    return undefined;
  }

  /** The claims of a document that have partners, in the order of its frames, each with its mention and the group that it makes with them. */
  *#groupsIn(document: string, isWanted: (node: Node, partners: readonly Node[]) => boolean = () => true): IterableIterator<[Node, ClaimMention, ClaimGroup]> {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return;
    for (const index of this.#linksOf(number).keys()) {
      const node = { document: number, index };
      const others = this.#othersOf(node).nodes;
      if (!isWanted(node, others)) continue;
      const nodes = [node, ...others].sort((a, b) => this.#compare(a, b));
      const placed = nodes.flatMap((each) => this.#placed(each).map((place) => ({ each, place })));
      const group = makeGroup(placed.map(({ place }) => place));
      const mention = group.mentions[placed.findIndex(({ each }) => isOne(each, node))] as ClaimMention | undefined;
      if (mention !== undefined && group.mentions.length > 1) yield [node, mention, group];
    }
  }

  /**
   * The other claims of a claim's group: its partners and, where they are few, theirs, since "about 40" is of one quantity with "34" that
   * "40" is held against. No further, so that a group stays near, and a change concerns few.
   */
  #othersOf(node: Node): Others {
    const partners = this.#partnersOf(node);
    const goesOn = partners.length <= mostLookedAt;
    if (goesOn) for (const { document } of partners) this.#look(document);
    let inDocument = this.#others.get(node.document);
    const known = inDocument?.get(node.index);
    if (known !== undefined) return known;
    let nodes = partners;
    if (goesOn) {
      const found = new Map([node, ...partners].map((each) => [keyOf(each), each]));
      for (const partner of partners) for (const each of this.#partnersOf(partner)) found.set(keyOf(each), each);
      found.delete(keyOf(node));
      nodes = [...found.values()].sort((a, b) => this.#compare(a, b)).slice(0, mostPartners);
    }
    const others = { nodes, keys: nodes.map(keyOf) };
    if (inDocument === undefined) {
      if (this.#others.size >= keptOthers) this.#others.clear();
      this.#others.set(node.document, (inDocument = new Map()));
    }
    inDocument.set(node.index, others);
    return others;
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
    this.#forgetWhatIsNotFollowed();
    const affected = this.#concerned(number);
    if (before !== undefined && facts !== undefined && saysTheSame(before, facts)) {
      this.#facts.delete(number);
      this.#forgetGroups([number]);
      affected.delete(number);
      return new Set(Array.from(affected, (other) => numbers.documentOf(other)));
    }
    const linked = new Set([...this.#linksOf(number).values()].flatMap((partners) => partners.map((partner) => partner.document)));
    this.#facts.delete(number);
    // Until this call is over the corpus gives what the document said before.
    this.#incoming = { document: number, facts };
    this.#ahead.forget(number);
    const { changed, regrouped } = this.#events.replace(number, facts && signatureOf(facts));
    const pairs = this.#pairsOf(number, facts);
    const relinked = new Set([number, ...changed, ...linked, ...pairs.keys()]);
    this.#links.delete(number);
    for (const other of regrouped) this.#links.delete(other);
    for (const other of relinked) this.#relink(other, number, pairs.get(other) ?? []);
    if (facts !== undefined) this.#keepLinks(number, facts, pairs);
    this.#others.clear();
    this.#forgetGroups(relinked);
    for (const other of [...this.#concerned(number), ...regrouped]) affected.add(other);
    this.#incoming = undefined;
    affected.delete(number);
    return new Set(Array.from(affected, (other) => numbers.documentOf(other)));
  }

  /** Links hold while it is followed who is on whose event. */
  #forgetWhatIsNotFollowed(): void {
    if (this.#followed === this.#events.forgotten) return;
    this.#links.clear();
    this.#ahead.clear();
    this.#others.clear();
    this.#heads.clear();
    this.#groups.clear();
    this.#lookedAt.clear();
    this.#followed = this.#events.forgotten;
  }

  /** Puts a changed document's claims, by their pairs, in place of its former ones among the partners of another document's claims. */
  #relink(document: number, changed: number, pairs: Pairs): void {
    const links = this.#links.get(document);
    if (links === undefined) return;
    // Others that were left out may come in.
    if (links.isCut) {
      this.#links.delete(document);
      return;
    }
    const partners = new Map([...links.partners].map(([index, nodes]) => [index, nodes.filter((node) => node.document !== changed)]));
    for (const [other, own] of pairs) partners.set(own, [...(partners.get(own) ?? []), { document: changed, index: other }]);
    this.#links.set(document, this.#inOrder([...partners].filter(([, nodes]) => nodes.length > 0)));
  }

  /** The documents that a document's claims are held against and that show a difference there; of many all, without a look. */
  #concerned(document: number): Set<number> {
    const nodes = [...this.#linksOf(document).keys()].flatMap((index) => this.#othersOf({ document, index }).nodes);
    const others = new Set(nodes.map((node) => node.document));
    if (others.size > mostLookedAt) return others;
    const concerned = new Set<number>();
    for (const node of nodes) if (!concerned.has(node.document) && this.#differs(node)) concerned.add(node.document);
    return concerned;
  }

  /** Whether a claim's group states different numbers. */
  #differs(node: Node): boolean {
    const placed = [node, ...this.#othersOf(node).nodes].flatMap((each) => this.#placed(each));
    return placed.some(({ frame }) => !sameValue(frame, placed[0].frame));
  }

  /** The partners of a document's claims, its own and those of the documents about the same event, by index, in order. */
  #linksOf(document: number): ReadonlyMap<number, readonly Node[]> {
    this.#look(document);
    const known = this.#links.get(document);
    if (known !== undefined) return known.partners;
    const facts = this.#factsOf(document);
    return facts === undefined ? noLinks : this.#keepLinks(document, facts, this.#pairsOf(document, facts)).partners;
  }

  #keepLinks(document: number, facts: ClaimFacts, pairs: ReadonlyMap<number, Pairs>): Links {
    const links = new Map<number, Node[]>();
    const connect = (from: number, to: Node): void => {
      const partners = links.get(from);
      if (partners === undefined) links.set(from, [to]);
      else partners.push(to);
    };
    if (facts.frames.length > 0) {
      for (const [i, j] of linkClaims(facts, facts, 1)) {
        connect(i, { document, index: j });
        connect(j, { document, index: i });
      }
      for (const [other, ofOther] of pairs) for (const [i, j] of ofOther) connect(i, { document: other, index: j });
    }
    const kept = this.#inOrder([...links]);
    this.#links.set(document, kept);
    return kept;
  }

  /** Partners in the order of the claims, those of each in the order of documents and places. */
  #inOrder(links: readonly (readonly [number, readonly Node[]])[]): Links {
    const isCut = links.some(([, partners]) => partners.length > mostPartners);
    const sorted = links.map(([index, partners]): [number, Node[]] => [index, partners.toSorted((a, b) => this.#compare(a, b)).slice(0, mostPartners)]);
    return { partners: new Map(sorted.sort(([a], [b]) => a - b)), isCut };
  }

  /** A document's pairs with the documents about the same event, by their numbers. */
  #pairsOf(document: number, facts: ClaimFacts | undefined): Map<number, Pairs> {
    const found = new Map<number, Pairs>();
    if (facts === undefined || facts.frames.length === 0) return found;
    for (const [other, event] of this.#events.neighbours(document)) {
      if (!this.#events.mayBeLinked(document, other, event)) continue;
      const pairs = this.#ahead.get(document, other) ?? this.#pairsWith(document, facts, other, event);
      if (pairs.length > 0) found.set(other, pairs);
      if (!this.#links.has(other)) this.#ahead.set(other, document, turned(pairs));
    }
    this.#ahead.drop(document);
    return found;
  }

  /** Linked in the order of the documents' ids, so that it does not matter who asks. */
  #pairsWith(document: number, facts: ClaimFacts, other: number, event: number): Pairs {
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

async function inSteps(steps: IterableIterator<undefined>, pause: () => Promise<void>): Promise<void> {
  while (steps.next().done !== true) await pause();
}

const noLinks: ReadonlyMap<number, readonly Node[]> = new Map();

/** Whether two states of a document say the same, if at other places: what its claims are linked to holds on. */
function saysTheSame(a: ClaimFacts, b: ClaimFacts): boolean {
  const words = (facts: ClaimFacts): string => JSON.stringify([facts.names, facts.nameCounts, facts.lead, isShort(facts), isExtract(facts), facts.frames], (key, value: unknown) => (key === 'span' || key === 'number' ? undefined : value));
  return a.frames.length === b.frames.length && words(a) === words(b);
}

/** The worst verdict first; groups with one id, which share their first mention, by the claims that they were found by. */
function byVerdict(a: ClaimGroupHead, b: ClaimGroupHead): number {
  return order.indexOf(a.verdict) - order.indexOf(b.verdict) || compare(a.id, b.id) || compare(a.document, b.document) || a.index - b.index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
