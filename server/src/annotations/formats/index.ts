import { annotationOf } from '../annotation.ts';
import type { LabelSchema } from '../labelSchema.ts';
import type { AnnotationPage, Stamp } from '../model.ts';
import { bratConfiguration, exportBrat } from './brat.ts';
import { importBrat } from './bratReader.ts';
import { exportConll, importConll } from './conll.ts';
import { csvHeader, exportCsv, importCsv } from './csv.ts';
import { exportDoccano, importDoccano } from './doccano.ts';
import { pageOf } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, Loss } from './interchange.ts';
import { exportLabelStudio, importLabelStudio, labelStudioConfiguration } from './labelStudio.ts';
import { exportProdigy, importProdigy } from './prodigy.ts';
import { exportW3c, importW3c } from './w3c.ts';

export { bratConfiguration, bratName, exportBrat } from './brat.ts';
export { importBrat } from './bratReader.ts';
export { exportConll, importConll } from './conll.ts';
export type { TagScheme } from './conll.ts';
export { csvHeader, exportCsv, importCsv } from './csv.ts';
export { exportDoccano, importDoccano } from './doccano.ts';
export { pageOf } from './interchange.ts';
export type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
export { exportLabelStudio, importLabelStudio, labelStudioConfiguration } from './labelStudio.ts';
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
}

/** A way to hand annotations on to other programs, and to take theirs. */
export interface Format {
  readonly name: string;
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
  write(document: ExportedDocument, number: number): Exported;
  companions(schema: LabelSchema): Companion[];
  read(content: string, context: ImportContext): ImportedSidecar[];
}

const plain = { head: '', between: '', tail: '', needsText: false, companions: (): Companion[] => [] };

/** The formats by name, as the command line and the palette offer them. */
export const formats: readonly Format[] = [
  {
    ...plain,
    name: 'brat',
    title: 'brat standoff',
    extension: '.ann',
    layout: 'document',
    needsText: true,
    write: exportBrat,
    companions: (schema) => [{ name: 'annotation.conf', content: bratConfiguration(schema) }],
    read: (content, context) => sidecars([importBrat(content, context.text ?? '')], context),
  },
  {
    ...plain,
    name: 'conll',
    title: 'CoNLL-2003',
    extension: '.conll',
    layout: 'corpus',
    write: (document) => exportConll(document),
    read: readConll,
  },
  {
    ...plain,
    name: 'doccano',
    title: 'doccano JSONL',
    extension: '.jsonl',
    layout: 'corpus',
    write: exportDoccano,
    read: (content, context) => sidecars(importDoccano(content), context),
  },
  {
    ...plain,
    name: 'prodigy',
    title: 'Prodigy / spaCy JSONL',
    extension: '.jsonl',
    layout: 'corpus',
    write: exportProdigy,
    read: (content, context) => sidecars(importProdigy(content), context),
  },
  {
    ...plain,
    name: 'label-studio',
    title: 'Label Studio JSON',
    extension: '.json',
    layout: 'corpus',
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    write: exportLabelStudio,
    companions: (schema) => [{ name: 'label-studio.xml', content: labelStudioConfiguration(schema) }],
    read: (content, context) => sidecars(importLabelStudio(content), context),
  },
  {
    ...plain,
    name: 'w3c',
    title: 'W3C Web Annotation',
    extension: '.jsonld',
    layout: 'document',
    needsText: true,
    write: exportW3c,
    read: (content, { name, text = '', stamp }) => [{ name: undefined, text: undefined, ...importW3c(content, name, text, stamp) }],
  },
  {
    ...plain,
    name: 'csv',
    title: 'CSV table',
    extension: '.csv',
    layout: 'corpus',
    head: csvHeader,
    write: exportCsv,
    read: (content, context) =>
      sidecars(
        importCsv(content, (name) => (name === '' ? context.text : context.textOf(name))),
        context,
      ),
  },
];

/** The format with a name; undefined where there is none. */
export function formatOf(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

function readConll(content: string, context: ImportContext): ImportedSidecar[] {
  const documents = importConll(content, context.text);
  // Only the columns of one document can be laid over its text.
  return sidecars(documents.length === 1 ? documents : importConll(content), context);
}

/** Documents that were read as sidecars, anchored to the documents' own texts where there are such. */
function sidecars(documents: readonly ImportedDocument[], context: ImportContext): ImportedSidecar[] {
  return documents.map((document) => {
    const name = document.name ?? (documents.length === 1 ? context.name : undefined);
    const text = (document.name === undefined ? undefined : context.textOf(document.name)) ?? (documents.length === 1 ? context.text : undefined);
    const page = pageOf(document, name ?? context.name, text ?? document.text, context.stamp);
    const lost = page.items.map(annotationOf).filter(({ status }) => status === 'orphan');
    const orphans = lost.map((orphan): Loss => ({ item: orphan.id, reason: `${JSON.stringify(orphan.text)} is not found in the document; it is an orphan.` }));
    return { name, text: document.text, page, losses: [...document.losses, ...orphans] };
  });
}
