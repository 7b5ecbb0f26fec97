import { type ClaimFacts, extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import type { ClaimFrame } from '../../../server/src/analysis/claims/frame.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { overlaps, type Span } from '../../../server/src/text/span.ts';
import { clusterFolders, numberSpan, readGold, statesDifferently, type GoldGroup, type GoldMention } from '../../eval/packs/claims/goldClusters.ts';

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
  return clusterFolders(data).map(readCluster);
}

function readCluster(folder: string): GoldCluster {
  const gold = readGold(folder);
  const place = ({ mentions }: GoldGroup): Place[] => mentions.map((mention) => ({ mention, span: numberSpan(mention, gold.files) }));
  const [groups, unsure] = [gold.groups.map(place), gold.unsure.map(place)];
  const at = (places: readonly Place[], document: GoldDocument, frame: ClaimFrame): Place[] => places.filter(({ mention, span }) => mention.file === document.file && overlaps(span, frame.span));
  return {
    documents: Array.from(gold.files, ([file, text]) => ({ file, facts: extractClaimFacts(new SourceText(text)) })),
    disagree(a, x, b, y) {
      const apart = groups.some((places) => at(places, a, x).some(({ mention: m }) => at(places, b, y).some(({ mention: n }) => statesDifferently(m, n))));
      if (apart) return true;
      return unsure.some((places) => at(places, a, x).length > 0 && at(places, b, y).length > 0) ? undefined : false;
    },
  };
}
