import { pageEvents, parseSidecar, provenanceEvents, sortEvents, type AnnotationEvent, type AnnotationPage } from '../annotations/index.ts';
import type { CommittedVersion } from './host.ts';

/** The history of one layer of a document, and what of it cannot be told. */
export interface LayerLog {
  readonly events: readonly AnnotationEvent[];
  /** One sentence each. */
  readonly problems: readonly string[];
}

/**
 * What happened to a layer: from version to version where it was committed, and from the last of them to the file as it is.
 * Without versions the provenance that the file itself holds is all there is.
 */
export function layerLog(content: string | undefined, versions: readonly CommittedVersion[], owner: string | undefined): LayerLog {
  const problems: string[] = [];
  const parse = (text: string, where: string): AnnotationPage | undefined => {
    const parsed = parseSidecar(text);
    if ('page' in parsed) return parsed.page;
    problems.push(`${where} cannot be read. Line ${String(parsed.problem.line)}: ${parsed.problem.reason}`);
    return undefined;
  };
  const current = content === undefined ? undefined : parse(content, 'The file');
  if (versions.length === 0) return { events: current ? provenanceEvents(current) : [], problems };
  const events: AnnotationEvent[] = [];
  let before: AnnotationPage | undefined;
  for (const { content: text, commit: hash, author, date, subject } of versions) {
    const page = text === undefined ? undefined : parse(text, `The version of commit ${hash.slice(0, 10)}`);
    // What cannot be read says nothing about what was removed.
    if (text !== undefined && !page) continue;
    events.push(...pageEvents(before, page, owner, { hash, author, date, subject }));
    before = page;
  }
  if (content === undefined || current) events.push(...pageEvents(before, current, owner));
  return { events: sortEvents(events), problems };
}

/** An event as one line. */
export function eventSentence({ action, label, text, before, after }: AnnotationEvent): string {
  const what = text === '' ? `relation ${label}` : `“${text.replace(/\s+/gu, ' ')}”`;
  switch (action) {
    case 'tagged':
    case 'suggested':
      return `${action} ${what}${text === '' ? '' : ` as ${label}`}`;
    case 'relabelled':
      return `relabelled ${what} from ${before ?? ''} to ${after ?? ''}`;
    case 'moved':
      return before === undefined ? `moved ${what}` : `moved “${before.replace(/\s+/gu, ' ')}” (${label}) to ${what}`;
    case 'described':
      return `described ${what} (${label}): ${after === undefined || after === '' ? 'nothing any more' : after}`;
    case 'orphaned':
      return `${what} (${label}) lost its text`;
    default:
      return `${action} ${what} (${label})`;
  }
}
