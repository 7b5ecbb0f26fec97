import { corpusAgreement, type AnnotatorLayer, type CorpusAgreement, type LayeredDocument, type Score } from '../../annotations/index.ts';
import { formerText } from '../../node/gitHistory.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { readLayer } from '../../service/exchange/layerFile.ts';
import { documentText, findDocuments } from '../annotations/corpus.ts';
import { oneOf, parseArguments } from '../options.ts';
import { write } from '../output/write.ts';
import { pathOf } from '../paths.ts';
import { UsageProblem } from '../usage.ts';

/** How the command line names the sidecar without a name. */
const curated = 'curated';

/** `collate agreement`: how the layers of a corpus agree; status 1 when a layer cannot be read. */
export async function agreement(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, { layers: { type: 'string' }, format: { type: 'string' } });
  const format = oneOf(['text', 'json'], values.format ?? 'text', '--format');
  const documents = await findDocuments(positionals);
  const there = [...new Set(documents.flatMap(({ layers }) => layers.map((layer) => layer ?? curated)))].sort();
  const names = values.layers === undefined ? usualLayers(there) : values.layers.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !there.includes(name));
  if (unknown !== undefined) throw new UsageProblem(`There is no layer ${unknown}; there are ${there.join(', ') || 'none'}.`);
  if (new Set(names).size < 2) throw new UsageProblem(`Two layers are needed to compare; there ${there.length === 1 ? `is only ${there[0]}` : 'are none'}.`);
  const layered: LayeredDocument[] = [];
  let status = 0;
  for (const { uri, name, layers } of documents) {
    const chosen = layers.filter((layer) => names.includes(layer ?? curated));
    const text = chosen.length > 0 ? await documentText(uri) : undefined;
    if (text === undefined) continue;
    const read: AnnotatorLayer[] = [];
    for (const layer of chosen) {
      const file = await readLayer(nodeFileSystem, uri, text, layer, formerText);
      if ('page' in file) read.push({ name: layer ?? curated, page: file.page });
      else {
        process.stderr.write(`collate: ${pathOf(file.uri)}: ${file.problem}\n`);
        status = 1;
      }
    }
    layered.push({ name, text, layers: read });
  }
  const result = corpusAgreement(layered, names);
  await write(format === 'json' ? `${JSON.stringify(jsonOf(result), undefined, 2)}\n` : textOf(result));
  return status;
}

/** The annotators' own layers; the curated one comes of them, and is compared only where there is but one. */
function usualLayers(there: readonly string[]): readonly string[] {
  const own = there.filter((name) => name !== curated);
  return own.length >= 2 ? own : there;
}

function jsonOf({ alpha, alphaDocuments, pairs, leftOut }: CorpusAgreement): object {
  return {
    version: 1,
    alpha: { overall: alpha.overall ?? null, labels: alpha.labels.map(({ label, alpha: value }) => ({ label, alpha: value ?? null })), documents: alphaDocuments },
    pairs: pairs.map(({ first, second, documents, labels, exact, overlap, differences }) => ({
      first,
      second,
      documents,
      exact: scoreOf(exact),
      overlap: scoreOf(overlap),
      labels: labels.map((row) => ({ label: row.label, kappa: row.kappa.kappa ?? null, exact: scoreOf(row.exact), overlap: scoreOf(row.overlap) })),
      differences: differences.map(({ document, difference: { kind, start, end, first: mine, second: theirs } }) => ({
        file: document,
        kind,
        start,
        end,
        first: mine.map(({ id, label, text }) => ({ id, label, text })),
        second: theirs.map(({ id, label, text }) => ({ id, label, text })),
      })),
    })),
    leftOut: leftOut.map(({ document, layers }) => ({ file: document, layers })),
  };
}

function scoreOf({ precision, recall, f1 }: Score): object {
  return { precision: precision ?? null, recall: recall ?? null, f1: f1 ?? null };
}

function textOf({ alpha, alphaDocuments, pairs, leftOut }: CorpusAgreement): string {
  const lines = [`Krippendorff's unitising alpha over ${String(alphaDocuments)} documents: ${figure(alpha.overall)}`];
  for (const { label, alpha: value } of alpha.labels) lines.push(`  ${label.padEnd(14)} ${figure(value)}`);
  for (const { first, second, documents, labels, exact, overlap, differences } of pairs) {
    lines.push('', `${first} and ${second}, ${String(documents)} documents: exact F1 ${figure(exact.f1)}, overlap F1 ${figure(overlap.f1)}`);
    if (labels.length > 0) lines.push(`  ${'label'.padEnd(14)} kappa  exact  overlap`);
    for (const row of labels) lines.push(`  ${row.label.padEnd(14)} ${figure(row.kappa.kappa).padEnd(6)} ${figure(row.exact.f1).padEnd(6)} ${figure(row.overlap.f1)}`);
    lines.push(`  ${String(differences.length)} differences${differences.length > 0 ? ':' : ''}`);
    for (const { document, difference: { kind, start, end, first: mine, second: theirs } } of differences) {
      lines.push(`  ${document}:${String(start)}-${String(end)} ${kinds[kind]}: ${listed(mine)} | ${listed(theirs)}`);
    }
  }
  if (leftOut.length > 0) lines.push('', `Left out, since fewer than two of the layers are there: ${leftOut.map(({ document, layers }) => `${document} (${layers.join(', ') || 'none'})`).join(', ')}`);
  return `${lines.join('\n')}\n`;
}

const kinds = { onlyFirst: 'only the first', onlySecond: 'only the second', label: 'another label', boundary: 'another stretch', both: 'another label and stretch', attributes: 'other attributes' } as const;

function listed(annotations: readonly { readonly label: string; readonly text: string }[]): string {
  return annotations.map(({ label, text }) => `${label} “${text.replace(/\s+/gu, ' ')}”`).join(', ') || '–';
}

function figure(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}
