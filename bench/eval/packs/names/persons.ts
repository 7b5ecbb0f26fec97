import type { NamePair } from '../../../train/names/pairs.ts';
import type { CheckedFinding, Engine } from '../../engine.ts';
import type { EvalRow } from '../../pack.ts';

/** Given names that are no spellings of one another. */
const givenNames = 'Kamran Boris Edwin Fatou Gerd Ingrid Joaquin Lucinda Nigel Olga Priya Quentin Rosalba Stefan Tomoko Ulrich Vivek Wendy Xavier Zoltan'.split(' ');

const pairsTaken = 240;

/**
 * A corpus of short reports, two for each of some gold pairs: one person in two spellings, or two persons with like names, who have
 * other given names or meet in one sentence. Names that other pairs have too are left out, so that each pair stands for itself.
 */
export async function measurePersons(pairs: readonly NamePair[], engine: Engine): Promise<EvalRow[]> {
  const uses = new Map<string, number>();
  for (const name of pairs.flatMap(({ a, b }) => [a, b])) uses.set(name, (uses.get(name) ?? 0) + 1);
  const taken = pairs.filter(({ a, b }) => a.length > 3 && b.length > 3 && uses.get(a) === 1 && uses.get(b) === 1);
  const one = taken.filter(({ same }) => same).slice(0, pairsTaken);
  const two = taken.filter(({ same }) => !same).slice(0, pairsTaken);
  const scenes = [
    { measure: 'one person in two spellings: found', pairs: one, reports: sameGivenName, wanted: true },
    { measure: 'like names, other given names: kept apart', pairs: two, reports: otherGivenNames, wanted: false },
    { measure: 'spellings of one name, other given names, in one sentence: kept apart', pairs: one, reports: oneSentence, wanted: false },
  ];
  const rows: EvalRow[] = [];
  for (const { measure, pairs: cast, reports, wanted } of scenes) {
    const files = new Map(cast.flatMap((pair, index) => reports(capitalised(pair), index).map((text, part) => [`${String(index)}-${String(part)}.txt`, text])));
    const findings = await engine.check(files, ['name.variant']);
    const right = cast.filter((pair, index) => isFlagged(findings, capitalised(pair), index) === wanted).length;
    rows.push({ analysis: 'names', source: 'made of pairs', measure, value: cast.length === 0 ? 0 : right / cast.length, unit: 'ratio' });
  }
  return rows;
}

interface Cast {
  readonly a: string;
  readonly b: string;
}

function capitalised({ a, b }: NamePair): Cast {
  const [first, second] = [a, b].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return { a: first, b: second };
}

function givenName(index: number): string {
  return givenNames[index % givenNames.length];
}

function sameGivenName({ a, b }: Cast, index: number): string[] {
  return [report(`${givenName(index)} ${a}`, a), report(`${givenName(index)} ${b}`, b)];
}

function otherGivenNames({ a, b }: Cast, index: number): string[] {
  return [report(`${givenName(index)} ${a}`, a), report(`${givenName(index + 7)} ${b}`, b)];
}

function oneSentence({ a, b }: Cast, index: number): string[] {
  return [`The talks between ${givenName(index)} ${a} and ${givenName(index + 7)} ${b} went on.\n\nLater ${a} left before ${b} did.`];
}

function report(fullName: string, surname: string): string {
  return `The court heard ${fullName} on the second day of the trial.\n\nThe lawyers said that ${surname} would speak again. It is not known when ${surname} returns.`;
}

/** Whether one of a pair's two spellings is flagged in favour of the other. */
function isFlagged(findings: readonly CheckedFinding[], { a, b }: Cast, index: number): boolean {
  const own = findings.filter(({ file }) => file.startsWith(`${String(index)}-`));
  return own.some(({ data }) => {
    const words = [data.form, data.preferred].map((form) => (typeof form === 'string' ? (form.split(' ').at(-1) ?? '') : ''));
    return words.includes(a) && words.includes(b);
  });
}
