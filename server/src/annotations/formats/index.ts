import { annotationOf } from '../annotation.ts';
import type { LabelSchema } from '../labelSchema.ts';
import type { AnnotationPage, Stamp } from '../model.ts';
import { bratConfiguration, exportBrat } from './brat.ts';
import { importBratConfiguration } from './bratConfiguration.ts';
import { importBrat } from './bratReader.ts';
import { exportConll } from './conll.ts';
import type { TagScheme } from './conll.ts';
import { importConll } from './conllReader.ts';
import { csvHeader, exportCsv } from './csv.ts';
import { importCsv } from './csvReader.ts';
import { exportDoccano, importDoccano } from './doccano.ts';
import { pageOf } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, Loss } from './interchange.ts';
import type { Numbering } from './jsonLines.ts';
import { exportLabelStudio, labelStudioConfiguration } from './labelStudio.ts';
import { importLabelStudio } from './labelStudioReader.ts';
import { conllParts, jsonParts, wholeFile } from './parts.ts';
import type { PartReader } from './parts.ts';
import { exportProdigy, importProdigy } from './prodigy.ts';
import { exportW3c, importW3c, sourcesIn } from './w3c.ts';

export { bratConfiguration, bratName, exportBrat } from './brat.ts';
export { importBratConfiguration } from './bratConfiguration.ts';
export { importBrat } from './bratReader.ts';
export { exportConll } from './conll.ts';
export type { TagScheme } from './conll.ts';
export { importConll } from './conllReader.ts';
export { csvHeader, exportCsv } from './csv.ts';
export { importCsv } from './csvReader.ts';
export { exportDoccano, importDoccano } from './doccano.ts';
export { pageOf } from './interchange.ts';
export type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
export { exportLabelStudio, labelStudioConfiguration } from './labelStudio.ts';
export { importLabelStudio } from './labelStudioReader.ts';
export type { Numbering } from './jsonLines.ts';
export { conllParts, jsonParts, wholeFile } from './parts.ts';
export type { Part, PartReader } from './parts.ts';
export { exportProdigy, importProdigy } from './prodigy.ts';
export { exportW3c, importW3c } from './w3c.ts';
export type { ImportedPage } from './w3c.ts';

/** A file that goes with an export for the whole corpus, such as a tool's configuration. */
export interface Companion {
  readonly name: string;
  readonly content: string;
}

/** One document of an imported file as a sidecar. */
export interface ImportedSidecar {
  /** The document's name, where the file tells it. */
  readonly name: string | undefined;
  /** Whose layer this is, where the file holds several people's annotations of one document. */
  readonly annotator?: string;
  /** The text that came with the file, where it brings one: the document's, if there is none yet. */
  readonly text: string | undefined;
  readonly page: AnnotationPage;
  readonly losses: readonly Loss[];
}

/** What reading a file needs besides its content. */
export interface ImportContext {
  /** The document's name and text that a file without name or text is for. */
  readonly name: string;
  readonly text: string | undefined;
  /** The text of a document by its name; undefined where there is none. */
  readonly textOf: (name: string) => string | undefined;
  readonly stamp: Stamp;
  /** Where the content begins in its file, if it is a part of one. */
  readonly numbering?: Numbering;
}

/** What may be chosen of how a format is written. */
export interface WriteOptions {
  /** How CoNLL marks the first token of a name. */
  readonly tagScheme?: TagScheme;
}

/** A way to hand annotations on to other programs, and to take theirs. */
export interface Format {
  readonly name: string;
  /** Other names by which people ask for it. */
  readonly aliases: readonly string[];
  readonly title: string;
  /** The end of a file's name, with its full stop. */
  readonly extension: string;
  /** Whether each document has a file of its own, or all stand in one, `head`, documents with `between`, `tail`. */
  readonly layout: 'document' | 'corpus';
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** Whether the document's text must be written beside its annotations. */
  readonly needsText: boolean;
  /** Writes one document, the `number`th from 1. */
  write(document: ExportedDocument, number: number, options?: WriteOptions): Exported;
  companions(schema: LabelSchema): Companion[];
  /** Where the text is that the annotations are for: in the file, in a document that is there already, or in either. */
  readonly textFrom: 'file' | 'document' | 'either';
  /** Ends of the names of files that hold this format. */
  readonly endings: readonly string[];
  /** Cuts a file into parts that `read` takes one by one. */
  parts(): PartReader;
  read(content: string, context: ImportContext): ImportedSidecar[];
  /** The document that a file is about, by what stands in it; the file's own name tells where this does not. */
  documentOf?(content: string): string[];
  /** The tool's own configuration as the text of a label schema, where that can be read. */
  parseConfiguration?(content: string): { readonly schema: string | undefined; readonly losses: readonly Loss[] };
}

const plain = { head: '', between: '', tail: '', needsText: false, textFrom: 'file' as Format['textFrom'], aliases: [] as readonly string[], companions: (): Companion[] => [], parts: wholeFile };

/** The formats by name, as the command line and the palette offer them. */
export const formats: readonly Format[] = [
  {
    ...plain,
    name: 'brat',
    aliases: ['standoff'],
    title: 'brat standoff',
    extension: '.ann',
    endings: ['.ann'],
    layout: 'document',
    textFrom: 'document',
    needsText: true,
    write: exportBrat,
    parseConfiguration: importBratConfiguration,
    companions: (schema) => [{ name: 'annotation.conf', content: bratConfiguration(schema) }],
    read: (content, context) => sidecars([importBrat(content, context.text ?? '')], context),
  },
  {
    ...plain,
    name: 'conll2003',
    aliases: ['conll'],
    title: 'CoNLL-2003',
    extension: '.conll',
    endings: ['.conll', '.conll2003', '.iob', '.iob2', '.bio', '.bioes', '.tsv', '.train', '.testa', '.testb', '.txt'],
    layout: 'corpus',
    textFrom: 'either',
    parts: conllParts,
    write: (document, _number, options) => exportConll(document, options?.tagScheme),
    read: readConll,
  },
  {
    ...plain,
    name: 'doccano',
    title: 'doccano JSONL',
    extension: '.jsonl',
    endings: ['.jsonl', '.json', '.json1'],
    layout: 'corpus',
    parts: jsonParts,
    write: exportDoccano,
    read: (content, context) => sidecars(importDoccano(content, context.numbering), context),
  },
  {
    ...plain,
    name: 'prodigy',
    aliases: ['spacy'],
    title: 'Prodigy / spaCy JSONL',
    extension: '.jsonl',
    endings: ['.jsonl', '.json'],
    layout: 'corpus',
    parts: jsonParts,
    write: exportProdigy,
    read: (content, context) => sidecars(importProdigy(content, context.numbering), context),
  },
  {
    ...plain,
    name: 'labelstudio',
    aliases: ['label-studio'],
    title: 'Label Studio JSON',
    extension: '.json',
    endings: ['.json', '.jsonl'],
    layout: 'corpus',
    parts: jsonParts,
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    write: exportLabelStudio,
    companions: (schema) => [{ name: 'label-studio.xml', content: labelStudioConfiguration(schema) }],
    read: (content, context) => sidecars(importLabelStudio(content, context.numbering), context),
  },
  {
    ...plain,
    name: 'w3c',
    title: 'W3C Web Annotation',
    extension: '.jsonld',
    aliases: ['webannotation'],
    endings: ['.jsonld', '.json'],
    layout: 'document',
    needsText: true,
    textFrom: 'document',
    documentOf: sourcesIn,
    write: exportW3c,
    read: (content, { name, text = '', stamp }) => [{ name: undefined, text: undefined, ...importW3c(content, name, text, stamp) }],
  },
  {
    ...plain,
    name: 'csv',
    title: 'CSV table',
    extension: '.csv',
    aliases: ['tsv'],
    endings: ['.csv', '.tsv'],
    layout: 'corpus',
    textFrom: 'document',
    head: csvHeader,
    write: exportCsv,
    read: (content, context) =>
      sidecars(
        importCsv(content, (name) => (name === '' ? context.text : context.textOf(name))),
        context,
      ),
  },
];

/** The format with a name or alias; undefined where there is none. */
export function formatOf(name: string): Format | undefined {
  return formats.find((format) => format.name === name || format.aliases.includes(name));
}

function readConll(content: string, context: ImportContext): ImportedSidecar[] {
  const documents = importConll(content, context.text, context.numbering);
  // Only the columns of one document can be laid over its text.
  return sidecars(documents.length === 1 ? documents : importConll(content, undefined, context.numbering), context);
}

/** Documents that were read as sidecars, anchored to the documents' own texts where there are such. */
function sidecars(documents: readonly ImportedDocument[], context: ImportContext): ImportedSidecar[] {
  return documents.map((document) => {
    const name = document.name ?? (documents.length === 1 ? context.name : undefined);
    const text = (document.name === undefined ? undefined : context.textOf(document.name)) ?? (documents.length === 1 ? context.text : undefined);
    const page = pageOf(document, name ?? context.name, text ?? document.text, context.stamp);
    const lost = page.items.map(annotationOf).filter(({ status }) => status === 'orphan');
    const orphans = lost.map((orphan): Loss => ({ item: orphan.id, reason: `${JSON.stringify(orphan.text)} is not found in the document; it is an orphan.` }));
    const annotator = document.annotator === undefined ? {} : { annotator: document.annotator };
    return { name, ...annotator, text: document.text, page, losses: [...document.losses, ...orphans] };
  });
}
