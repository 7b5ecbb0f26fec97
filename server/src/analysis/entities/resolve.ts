import type { Span } from '../../text/span.ts';
import { noCounts } from './evidence.ts';
import type { LabelCounts } from './evidence.ts';
import type { EntityMention } from './facts.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';

/** A mention that stays, with its label. */
export interface ResolvedMention extends Span {
  readonly form: string;
  readonly label: EntityLabel;
  /** How likely it is an entity of these words, 0 to 1. */
  readonly score: number;
}

/** Mentions less likely than this are dropped; set by cross-validation for the best F1. */
const leastScore = 0.4;

/** What a name's other mentions in the document weigh beside the mention's own words; set by cross-validation. */
const labelWeight = 1.5;

/** What a mention in another document weighs beside one in the same document. */
const corpusWeight = 0.5;

/** The number of the last label. */
const miscellany = entityLabels.indexOf('MISC');

/**
 * Chooses among a document's overlapping mentions, each judged by its own words and by what the same name is taken for
 * elsewhere. A name that stays in several places gets one label in all of them: one text seldom uses one name for a person and a place
 * ("one sense per discourse", Gale, Church and Yarowsky 1992).
 *
 * @param inDocument what the document's mentions, this one among them, say of a name
 * @param inCorpus what other mentions of the corpus say of it
 */
export function resolveMentions(
  mentions: readonly EntityMention[],
  inDocument: ReadonlyMap<string, LabelCounts>,
  inCorpus: (name: string) => LabelCounts,
): ResolvedMention[] {
  const repeats = countRepeats(mentions);
  const judged = mentions.map((mention, at) => judge(mention, repeats[at], inDocument.get(mention.name) ?? noCounts, inCorpus(mention.name)));
  judged.sort((a, b) => b.score - a.score || a.start - b.start || b.end - a.end);
  const kept: ResolvedMention[] = [];
  const taken = new Uint8Array(mentions.reduce((end, mention) => Math.max(end, mention.end), 0));
  for (const mention of judged) {
    const place = taken.subarray(mention.start, mention.end);
    if (mention.score < leastScore || place.includes(1)) continue;
    kept.push(mention);
    place.fill(1);
  }
  const labels = labelsOfRepeated(kept, inDocument, inCorpus);
  return kept.sort((a, b) => a.start - b.start).map((mention) => ({ ...mention, label: labels.get(mention.form) ?? mention.label }));
}

/** What all mentions together say of each name that stands in several places; something else than a person, an organisation or a place only where most are judged so. */
function labelsOfRepeated(mentions: readonly ResolvedMention[], inDocument: ReadonlyMap<string, LabelCounts>, inCorpus: (name: string) => LabelCounts): Map<string, EntityLabel> {
  const counts = new Map<string, { all: number; other: number }>();
  for (const { form, label } of mentions) {
    const { all, other } = counts.get(form) ?? { all: 0, other: 0 };
    counts.set(form, { all: all + 1, other: label === 'MISC' ? other + 1 : other });
  }
  const labels = new Map<string, EntityLabel>();
  for (const [form, { all, other }] of counts) {
    if (all === 1) continue;
    const [here, elsewhere] = [inDocument.get(form) ?? noCounts, inCorpus(form)];
    labels.set(form, 2 * other > all ? 'MISC' : likeliest(here.slice(0, miscellany).map((count, label) => count + corpusWeight * elsewhere[label])));
  }
  return labels;
}

function likeliest(counts: LabelCounts): EntityLabel {
  return entityLabels[counts.indexOf(Math.max(...counts))];
}

/** How often the document has each mention in the same words, by which it is exactly as likely: a line that a page repeats says no more of a name than once. */
function countRepeats(mentions: readonly EntityMention[]): number[] {
  const counts = new Map<string, Map<number, number>>();
  const keys = mentions.map(({ likelihoods }) => likelihoods.reduce((key, thousandths) => key * 1001 + thousandths, 0));
  mentions.forEach(({ name }, at) => {
    const ofName = counts.get(name) ?? new Map<number, number>();
    counts.set(name, ofName.set(keys[at], (ofName.get(keys[at]) ?? 0) + 1));
  });
  return mentions.map(({ name }, at) => counts.get(name)!.get(keys[at])!);
}

function judge(mention: EntityMention, repeats: number, inDocument: LabelCounts, inCorpus: LabelCounts): ResolvedMention {
  const own = mention.likelihoods.map((thousandths) => thousandths / 1000);
  const others = own.map((probability, label) => Math.max(0, inDocument[label] / 1000 - repeats * probability) + (corpusWeight * inCorpus[label]) / 1000);
  const count = others.reduce((sum, other) => sum + other, 0);
  const likelihood = Math.min(0.999, own.reduce((sum, probability) => sum + probability, 0));
  const odds = (likelihood / (1 - likelihood)) * (1 + count);
  const trust = (labelWeight * count) / (count + 0.5);
  const preference = own.map((probability, label) => Math.log(probability / likelihood + 0.02) + trust * Math.log((others[label] + 0.1) / (count + 0.4)));
  return { start: mention.start, end: mention.end, form: mention.name, label: likeliest(preference), score: odds / (1 + odds) };
}
