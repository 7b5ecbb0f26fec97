import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProductEngine } from '../../../bench/eval/productEngine.ts';
import type { CheckedFinding, Place } from '../../../bench/eval/engine.ts';

/** A corpus that was checked, with its findings by the lines that they stand on. */
export interface CheckedCorpus {
  readonly findings: readonly CheckedFinding[];
  readonly texts: ReadonlyMap<string, string>;
  /** The findings of a rule as "file:line words", lines from 1; files by their first three characters. */
  listed(rule: string): string[];
  lineOf(place: Place): number;
  wordsOf(place: Place): string;
}

/** Checks all text files of a folder, with their sidecars, as one corpus, with the product's own code. */
export async function checkFolder(folder: string): Promise<CheckedCorpus> {
  const names = readdirSync(folder).filter((name) => /\.(?:txt|json)$/u.test(name));
  const texts = new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const engine = await createProductEngine();
  const findings = await engine.check(texts);
  const wordsOf = ({ file, start, end }: Place): string => [...texts.get(file)!].slice(start, end).join('');
  const lineOf = ({ file, start }: Place): number => [...texts.get(file)!].slice(0, start).join('').split('\n').length;
  return {
    findings,
    texts,
    wordsOf,
    lineOf,
    listed: (rule) => findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.file.slice(0, 3)}:${String(lineOf(finding))} ${wordsOf(finding)}`),
  };
}
