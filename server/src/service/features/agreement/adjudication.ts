import { CuratedItems, decide, takeOver, type AnnotationItem, type AnnotationPage, type Verdict } from '../../../annotations/index.ts';
import type { Adjudication, CommandResult, ServerCommands } from '../../../protocol.ts';
import type { Operation } from '../../annotationService.ts';
import { count } from '../../findings/context.ts';
import { groupBy } from '../../groupBy.ts';
import type { ServiceContext } from '../../languageService.ts';
import { bulkResult } from '../commands/handler.ts';
import { agreedItems, layerDocuments, titleOf } from './documents.ts';

/** Records in the curated files what holds where two layers differ. */
export async function adjudicate(context: ServiceContext, { first, second, take, differences }: ServerCommands['collate.server.adjudicate']): Promise<CommandResult> {
  const { annotations } = context;
  const byUri = groupBy(differences, ({ uri }) => uri);
  const operations = new Map<string, Operation>();
  for (const [uri, inDocument] of byUri) {
    const [mine, theirs] = [await annotations.layerPage(uri, first || undefined), await annotations.layerPage(uri, second || undefined)];
    const [ofMine, ofTheirs] = [itemsOf(mine, inDocument.flatMap((each) => each.first)), itemsOf(theirs, inDocument.flatMap((each) => each.second))];
    const [takesMine, takesTheirs] = [take === 'first' || take === 'both', take === 'second' || take === 'both'];
    const accepted = [...(takesMine ? ofMine : []), ...(takesTheirs ? ofTheirs : [])];
    const rejected = [...(takesMine ? [] : ofMine), ...(takesTheirs ? [] : ofTheirs)];
    if (accepted.length + rejected.length === 0) continue;
    const ids = new Set(accepted.map(({ id }) => id));
    const related = [mine, theirs].flatMap((page) => relationsAmong(page, ids));
    const verdict: Verdict = { accepted: [...accepted, ...related], rejected };
    operations.set(uri, (page, _text, stamp) => decide(page, verdict, stamp));
  }
  if (operations.size === 0) return { done: false, message: 'These tags are not there any more.' };
  const what = `${describe(take, titleOf(first), titleOf(second))}${differences.length > 1 ? `: ${count(differences.length, 'place')}` : ''}`;
  return bulkResult(await annotations.applyToCurated(operations), what, 'That is decided so already.');
}

function describe(take: Adjudication, first: string, second: string): string {
  if (take === 'both') return `Taken from both ${first} and ${second}`;
  if (take === 'neither') return 'Neither was taken';
  return `Taken from ${take === 'first' ? first : second}`;
}

/** Takes what two layers agree on into the curated files. */
export async function takeAgreed(context: ServiceContext, pair: ServerCommands['collate.server.takeAgreed']): Promise<CommandResult> {
  const { documents } = await layerDocuments(context, pair);
  let taken = 0;
  const operations = documents.map((document): [string, Operation] => [
    document.uri,
    (page, _text, stamp) => {
      const curated = new CuratedItems(page);
      const agreed = agreedItems(document).filter((item) => !curated.find(item));
      const related = relationsAmong(document.first, new Set(agreed.map(({ id }) => id)));
      taken += agreed.length;
      return takeOver(page, [...agreed, ...related], stamp);
    },
  ]);
  const bulk = await context.annotations.applyToCurated(new Map(operations));
  return bulkResult(bulk, `Taken what both have: ${count(taken, 'tag')}`, 'All that both layers have is in the curated files already.');
}

function itemsOf(page: AnnotationPage | undefined, ids: readonly string[]): AnnotationItem[] {
  const wanted = new Set(ids);
  return page?.items.filter(({ id }) => wanted.has(id)) ?? [];
}

/** The relations of a layer with an end among some items; `decide` takes those whose other end is taken too. */
function relationsAmong(page: AnnotationPage | undefined, ids: ReadonlySet<string>): AnnotationItem[] {
  return page?.items.filter(({ relation, status }) => relation && status !== 'rejected' && (ids.has(relation.from) || ids.has(relation.to))) ?? [];
}
