import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClaimFacts, extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import type { ClaimFrame } from '../../../server/src/analysis/claims/frame.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { overlaps, type Span } from '../../../server/src/text/span.ts';

interface GoldMention {
  readonly file: string;
  readonly quote: string;
  readonly number: string;
  readonly low: number | null;
  readonly high: number | null;
}

interface GoldGroup {
  readonly mentions: readonly GoldMention[];
}

interface Place {
  readonly mention: GoldMention;
  readonly span: Span;
}

/** A document of a cluster and what gold says of its claims. */
export interface GoldDocument {
  readonly file: string;
  readonly facts: ClaimFacts;
}

/** Documents on one event with their gold labels. */
export interface GoldCluster {
  readonly documents: readonly GoldDocument[];
  /** Whether two claims state one quantity differently; undefined where gold is not sure. */
  disagree(a: GoldDocument, x: ClaimFrame, b: GoldDocument, y: ClaimFrame): boolean | undefined;
}

/** The clusters of a folder that holds `claims/NAME/gold.json`, in order of their names. */
export function readClusters(data: string): GoldCluster[] {
  const folder = join(data, 'claims');
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort().map((name) => readCluster(join(folder, name)));
}

function readCluster(folder: string): GoldCluster {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as { groups: GoldGroup[]; unsure?: GoldGroup[] };
  const place = (mention: GoldMention): Place => {
    const quote = texts.get(mention.file)?.indexOf(mention.quote) ?? 0;
    const start = quote + mention.quote.indexOf(mention.number);
    return { mention, span: { start, end: start + mention.number.length } };
  };
  const groups = gold.groups.map(({ mentions }) => mentions.map(place));
  const unsure = (gold.unsure ?? []).map(({ mentions }) => mentions.map(place));
  const at = (places: readonly Place[], document: GoldDocument, frame: ClaimFrame): Place[] => places.filter(({ mention, span }) => mention.file === document.file && overlaps(span, frame.span));
  return {
    documents: files.map((file) => ({ file, facts: extractClaimFacts(new SourceText(texts.get(file) ?? '')) })),
    disagree(a, x, b, y) {
      const apart = groups.some((places) => at(places, a, x).some(({ mention: m }) => at(places, b, y).some(({ mention: n }) => m.low !== n.low || m.high !== n.high)));
      if (apart) return true;
      return unsure.some((places) => at(places, a, x).length > 0 && at(places, b, y).length > 0) ? undefined : false;
    },
  };
}
