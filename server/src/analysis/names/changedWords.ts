import { hashText } from '../../text/hash.ts';
import type { NameOccurrence } from './occurrences.ts';

/** The words of which two states of a document say different things: how often, how written, beside which others, in whose company. */
export function changedWords(before: readonly NameOccurrence[], now: readonly NameOccurrence[]): Set<string> {
  const [was, is] = [traitsOf(before), traitsOf(now)];
  const changed = new Set<string>();
  for (const [key, traits] of was) if (is.get(key) !== traits) changed.add(key);
  for (const key of is.keys()) if (!was.has(key)) changed.add(key);
  return changed;
}

const known = new WeakMap<readonly NameOccurrence[], ReadonlyMap<string, number>>();

/** For each word a number that changes with anything that is said of it, where it stands aside. */
function traitsOf(occurrences: readonly NameOccurrence[]): ReadonlyMap<string, number> {
  const remembered = known.get(occurrences);
  if (remembered !== undefined) return remembered;
  const company = new Map<number, number>();
  for (const { key, sentence } of occurrences) company.set(sentence, ((company.get(sentence) ?? 0) + hashText(key)) % largest);
  const traits = new Map<string, number>();
  for (const [index, occurrence] of occurrences.entries()) {
    const { key, written, reliable, left, right, mention, sentence } = occurrence;
    const beside = [occurrences[index - 1], occurrences[index + 1]].map((other) => (other?.mention === mention ? other.key : ''));
    const hash = hashText(`${written}\n${String(reliable)}\n${left}\n${right}\n${beside.join('\n')}\n${String(company.get(sentence))}`);
    traits.set(key, ((traits.get(key) ?? 0) + hash) % largest);
  }
  known.set(occurrences, traits);
  return traits;
}

/** Sums stay exact below it. */
const largest = 2 ** 52;
