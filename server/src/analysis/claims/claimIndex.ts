import { touches } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import { EventGraph } from './eventGraph.ts';
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

/** A claim: the document and the index of its frame, as one string. */
type Node = string;

/** The claims of all documents, grouped by the quantity that they are about. */
export class ClaimIndex implements CorpusIndex<ClaimFacts> {
  readonly #events = new EventGraph();
  /** Per document and other document, the claims of theirs that are of one quantity. */
  readonly #pairs = new Map<string, Map<string, readonly (readonly [number, number])[]>>();
  /** Per document, its claims that have a partner and those partners. */
  readonly #links = new Map<string, ReadonlyMap<Node, readonly Node[]>>();
  readonly #groups = new Map<Node, ClaimGroup>();

  set(document: string, facts: ClaimFacts): ReadonlySet<string> {
    return this.#replace(document, facts);
  }

  delete(document: string): ReadonlySet<string> {
    return this.#replace(document, undefined);
  }

  /** The groups of two or more mentions that have one in these documents, or all, the worst verdict first. */
  groups(documents: Iterable<string> = this.#events.documents): ClaimGroup[] {
    const groups = new Set<ClaimGroup>();
    for (const document of documents) for (const group of this.groupsIn(document)) groups.add(group);
    const order: Verdict[] = ['conflict', 'update', 'differs', 'agree'];
    return [...groups].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || compare(a.id, b.id));
  }

  /** The groups that have a mention in the document, in the order of its text. */
  groupsIn(document: string): ClaimGroup[] {
    const nodes = [...this.#linksOf(document).keys()].sort((a, b) => indexOf(a) - indexOf(b));
    return [...new Set(nodes.map((node) => this.#groupOf(node)).filter((group) => group !== undefined))];
  }

  /** What to flag in a document: each number that another place, not a copy of its own sentence, states differently. */
  findings(document: string): ClaimFinding[] {
    const findings: ClaimFinding[] = [];
    for (const group of this.groupsIn(document)) {
      if (group.verdict === 'agree') continue;
      for (const mention of group.mentions) {
        if (mention.document !== document || mention.duplicateOf?.document === document) continue;
        const others = group.mentions
          .filter((other) => other !== mention && other.duplicateOf === undefined)
          .map((other) => ({ mention: other, verdict: group.verdictBetween(mention, other) }))
          .filter((other): other is ClaimFinding['others'][number] => other.verdict !== 'agree');
        if (others.length === 0) continue;
        const verdict = (['conflict', 'update', 'differs'] as const).find((each) => others.some((other) => other.verdict === each))!;
        findings.push({ mention, group, verdict, others });
      }
    }
    return findings.sort((a, b) => a.mention.span.start - b.mention.span.start);
  }

  /** The mention at a UTF-16 offset and its group; undefined where no number stands or nothing else speaks of the quantity. */
  claimAt(document: string, offset: number): { mention: ClaimMention; group: ClaimGroup } | undefined {
    for (const group of this.groupsIn(document)) {
      const mention = group.mentions.find((each) => each.document === document && touches(each.span, offset));
      if (mention !== undefined) return { mention, group };
    }
    return undefined;
  }

  #replace(document: string, facts: ClaimFacts | undefined): ReadonlySet<string> {
    const reached = this.#forget(document);
    for (const other of this.#pairs.get(document)?.keys() ?? []) {
      this.#pairs.get(other)?.delete(document);
      this.#links.delete(other);
    }
    this.#pairs.delete(document);
    this.#links.delete(document);
    const reshuffled = this.#events.replace(document, facts);
    if (reshuffled.size > 0) this.#groups.clear();
    for (const other of reshuffled) {
      this.#links.delete(other);
      reached.add(other);
    }
    for (const other of this.#events.neighbours(document).keys()) this.#links.delete(other);
    for (const each of this.#forget(document)) reached.add(each);
    reached.delete(document);
    return reached;
  }

  /** The partners of a document's claims, its own and those of the documents about the same event. */
  #linksOf(document: string): ReadonlyMap<Node, readonly Node[]> {
    const known = this.#links.get(document);
    if (known !== undefined) return known;
    const links = new Map<Node, Node[]>();
    const connect = (from: Node, to: Node): void => void links.set(from, [...(links.get(from) ?? []), to]);
    for (const [i, j] of this.#pairsOf(document, document, 1)) {
      connect(nodeOf(document, i), nodeOf(document, j));
      connect(nodeOf(document, j), nodeOf(document, i));
    }
    for (const [other, event] of this.#events.neighbours(document)) {
      for (const [i, j] of this.#pairsOf(document, other, event)) connect(nodeOf(document, i), nodeOf(other, j));
    }
    this.#links.set(document, links);
    return links;
  }

  /** The claims of two documents that are of one quantity; linked in the order of their ids, so that it does not matter who asks. */
  #pairsOf(document: string, other: string, event: number): readonly (readonly [number, number])[] {
    const known = this.#pairs.get(document)?.get(other);
    if (known !== undefined) return known;
    const [facts, theirs] = [this.#events.facts(document), this.#events.facts(other)];
    if (facts === undefined || theirs === undefined) return [];
    const pairs = document <= other ? linkClaims(facts, theirs, event) : linkClaims(theirs, facts, event).map(([i, j]): [number, number] => [j, i]);
    this.#remember(document, other, pairs);
    if (document !== other) this.#remember(other, document, pairs.map(([i, j]) => [j, i]));
    return pairs;
  }

  #remember(document: string, other: string, pairs: readonly (readonly [number, number])[]): void {
    const all = this.#pairs.get(document) ?? new Map<string, readonly (readonly [number, number])[]>();
    this.#pairs.set(document, all);
    all.set(other, pairs);
  }

  /** Drops the groups that a document takes part in; returns the documents that they reach. */
  #forget(document: string): Set<string> {
    const reached = new Set<string>();
    for (const node of this.#linksOf(document).keys()) {
      for (const member of this.#component(node)) {
        reached.add(documentOf(member));
        this.#groups.delete(member);
      }
    }
    return reached;
  }

  #component(start: Node): Set<Node> {
    const seen = new Set([start]);
    for (const node of seen) for (const other of this.#linksOf(documentOf(node)).get(node) ?? []) seen.add(other);
    return seen;
  }

  #groupOf(node: Node): ClaimGroup | undefined {
    const known = this.#groups.get(node);
    if (known !== undefined) return known;
    const members = this.#component(node);
    if (members.size < 2) return undefined;
    const placed: Placed[] = [...members]
      .map((member) => ({ document: documentOf(member), frame: this.#events.facts(documentOf(member))!.frames[indexOf(member)] }))
      .sort((a, b) => compare(a.document, b.document) || a.frame.number.start - b.frame.number.start);
    const group = makeGroup(placed);
    for (const member of members) this.#groups.set(member, group);
    return group;
  }
}

function nodeOf(document: string, index: number): Node {
  return `${index}:${document}`;
}

function documentOf(node: Node): string {
  return node.slice(node.indexOf(':') + 1);
}

function indexOf(node: Node): number {
  return Number(node.slice(0, node.indexOf(':')));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
