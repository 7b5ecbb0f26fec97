import { rangeOf } from '../../text/layout.ts';
import type { ClaimGroupItem } from '../../protocol.ts';
import type { ServiceContext } from '../languageService.ts';
import { valueOf } from './hovers/claim.ts';

/** The claim groups of the corpus, the worst verdict first, with the places that state them; copies are left out. */
export function claimItems({ workspace }: ServiceContext): ClaimGroupItem[] {
  return workspace.corpus.claimGroups().flatMap((group) => {
    const mentions = group.mentions.filter(({ duplicateOf }) => duplicateOf === undefined);
    if (mentions.length < 2) return [];
    const rows = mentions.flatMap((mention) => {
      const layout = workspace.layout(mention.document);
      if (!layout) return [];
      return [
        {
          location: { uri: mention.document, range: rangeOf(layout, mention.span) },
          source: workspace.pathOf(mention.document),
          quote: mention.quote,
          value: valueOf(workspace, mention),
          verdict: group.verdictBetween(mentions[0], mention),
        },
      ];
    });
    return [{ id: group.id, about: group.about, verdict: group.verdict, mentions: rows }];
  });
}
