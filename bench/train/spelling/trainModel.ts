import { CandidateFinder } from '../../../server/src/analysis/spelling/candidates.ts';
import { CorpusForms } from '../../../server/src/analysis/spelling/corpusForms.ts';
import { documentEvidence } from '../../../server/src/analysis/spelling/documentEvidence.ts';
import type { ErrorModel } from '../../../server/src/analysis/spelling/errorModel.ts';
import { spellingEntries } from '../../../server/src/analysis/spelling/entries.ts';
import { type DocumentEvidence, populationOf, type Possibility } from '../../../server/src/analysis/spelling/evidence.ts';
import { extractSpellingFacts, type SpellingFacts, type Suspect } from '../../../server/src/analysis/spelling/facts.ts';
import { foldWord } from '../../../server/src/analysis/spelling/fold.ts';
import { Judge } from '../../../server/src/analysis/spelling/judge.ts';
import type { Lexicon } from '../../../server/src/analysis/spelling/lexicon.ts';
import type { Population, SpellingModel } from '../../../server/src/analysis/spelling/model.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { type Choice, fitChoices } from './conditionalLogit.ts';
import { estimateErrorModel } from './estimateErrors.ts';
import type { GoldDocument, GoldError } from './goldDocuments.ts';
import { withSyntheticSlips } from './syntheticSlips.ts';

/** A gold text counts for far more errors than life has; a word that is right weighs this much more than one that is wrong. */
const rightWordWeight: Readonly<Record<Population, number>> = { small: 7, head: 5, name: 5 };

/** Of the texts with slips put in. */
const seeds = [1, 2, 3];

const ridge = { ranking: 1, slip: 2 };

interface Case {
  readonly suspect: Suspect;
  readonly document: DocumentEvidence;
  /** The folded word that was meant; `undefined` where the suspect is right as it stands. */
  readonly meant: string | undefined;
}

/** The suspects of texts that were taken for one corpus. */
interface GoldCorpus {
  readonly cases: readonly Case[];
  readonly forms: CorpusForms;
}

/** Trains all three parts on gold texts: the error model on their pairs, then the ranking, then the judges on top of it. */
export function trainModel(documents: readonly GoldDocument[], lexicon: Lexicon): SpellingModel {
  const pairs = documents.flatMap(({ errors }) => errors.filter(({ kind }) => kind !== 'name'));
  const errors = estimateErrorModel(pairs);
  const gold = collectCases(documents, lexicon);
  const ranking = fitRanking(gold, lexicon, errors);
  const synthetic = seeds.map((seed) => collectCases(documents.map((document) => withSyntheticSlips(document, writtenFor(pairs), seed)), lexicon));
  const fit = (population: Population): number[] => {
    const corpora = population === 'small' ? [gold] : [gold, ...synthetic];
    return fitSlip(corpora, population, lexicon, untrained(errors, ranking));
  };
  return { errors, ranking, slip: { small: fit('small'), head: fit('head'), name: fit('name') } };
}

/** The misspellings of each word. */
function writtenFor(pairs: readonly GoldError[]): Map<string, string[]> {
  const written = new Map<string, string[]>();
  for (const pair of pairs) written.set(pair.meant, [...(written.get(pair.meant) ?? []), pair.written]);
  return written;
}

function untrained(errors: ErrorModel, ranking: readonly number[]): SpellingModel {
  return { errors, ranking, slip: { small: [], head: [], name: [] } };
}

/** Every suspect of the texts, taken for one corpus. */
function collectCases(documents: readonly GoldDocument[], lexicon: Lexicon): GoldCorpus {
  const forms = new CorpusForms();
  const cases: Case[] = [];
  for (const { text, errors } of documents) {
    const facts: SpellingFacts = extractSpellingFacts(new SourceText(text), lexicon);
    forms.replace(undefined, spellingEntries(facts));
    const document = documentEvidence(facts);
    for (const suspect of facts.suspects) {
      const error = errors.find(({ start, end }) => start < suspect.end && suspect.start < end);
      cases.push({ suspect, document, meant: error === undefined ? undefined : foldWord(error.right) });
    }
  }
  return { cases, forms };
}

function fitRanking({ cases, forms }: GoldCorpus, lexicon: Lexicon, errors: ErrorModel): number[] {
  const judge = new Judge(lexicon, untrained(errors, []), new CandidateFinder(lexicon, errors), forms);
  const choices: Choice[] = [];
  for (const { suspect, document, meant } of cases) {
    if (meant === undefined) continue;
    const possibilities: Possibility[] = judge.possibilities(suspect);
    const right = possibilities.findIndex(({ key }) => key === meant);
    if (right < 0) continue;
    choices.push({ alternatives: possibilities.map((possibility) => judge.rankingEvidence(suspect, possibility, document)), right, weight: 1 });
  }
  return fitChoices(choices, ridge.ranking);
}

function fitSlip(corpora: readonly GoldCorpus[], population: Population, lexicon: Lexicon, model: SpellingModel): number[] {
  const finder = new CandidateFinder(lexicon, model.errors);
  const choices: Choice[] = [];
  for (const { cases, forms } of corpora) {
    const judge = new Judge(lexicon, model, finder, forms);
    for (const { suspect, document, meant } of cases) {
      if (populationOf(suspect) !== population) continue;
      const evidence = judge.evidence(suspect, judge.rank(suspect, document), document);
      const [right, weight] = meant === undefined ? [1, rightWordWeight[population]] : [0, 1];
      choices.push({ alternatives: [evidence, evidence.map(() => 0)], right, weight: weight / corpora.length });
    }
  }
  return fitChoices(choices, ridge.slip);
}
