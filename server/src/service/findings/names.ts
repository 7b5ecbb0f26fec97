import type { NameForm, NamePlace, NameVariant } from '../../analysis/names/index.ts';
import type { RelatedPlace } from '../finding.ts';
import { count, shortened, type FindingContext, type RawFinding } from './context.ts';

/** From this many on, counts come rounded. */
const exactBelow = 100;

/** At low sensitivity the preferred form must be this many times as frequent as the variant. */
const surelyPreferred = 3;

export function nameFindings({ corpus, document, sensitivity }: FindingContext): RawFinding[] {
  const found = corpus.names.find(document);
  const places = new Map<string, readonly RelatedPlace[]>();
  const relatedTo = (cluster: string): readonly RelatedPlace[] => {
    let related = places.get(cluster);
    if (related === undefined) places.set(cluster, (related = relatedPlaces(corpus.names.placeOf(cluster, document))));
    return related;
  };
  return (sensitivity('name.variant') === 'low' ? found.filter(isSure) : found).map((variant): RawFinding => {
    return {
      rule: 'name.variant',
      span: variant.span,
      message: messageOf(variant),
      related: relatedTo(variant.cluster),
      data: {
        form: variant.form,
        preferred: variant.preferred,
        variants: variant.variants.map(({ form, count: times, documents }) => ({ form, count: times, documents })),
        slip: variant.slip,
      },
    };
  });
}

function relatedPlaces(place: NamePlace | undefined): RelatedPlace[] {
  return place === undefined ? [] : [{ document: place.document, span: place.span, message: `“${shortened(place.form)}”` }];
}

function messageOf({ form, preferred, variants, slip }: NameVariant): string {
  const usual = variants.find((variant) => variant.form === preferred);
  const own = variants.find((variant) => variant.form === form);
  const words = `“${shortened(form)}” looks like ${slip ? 'a slip for' : 'another spelling of'} “${shortened(preferred)}”`;
  if (usual === undefined) return `${words}, which the corpus writes elsewhere.`;
  if (own?.count === usual.count) return `${words}: the corpus writes each of the two ${own.count === 1 ? 'once' : count(own.count, 'time')}.`;
  return `${words}, which the corpus writes ${often(usual)}${own === undefined ? '' : `, and “${shortened(form)}” ${often(own)}`}.`;
}

/** "3 times in 2 documents", "once"; large counts are rounded. */
function often({ count: times, documents }: NameForm): string {
  const where = documents > 1 ? ` in ${count(documents, 'document')}` : '';
  return times === 1 ? 'once' : `${times < exactBelow ? '' : 'about '}${count(times, 'time')}${where}`;
}

function isSure({ form, preferred, variants }: NameVariant): boolean {
  const timesOf = (spelling: string): number => variants.find((variant) => variant.form === spelling)?.count ?? 0;
  return timesOf(preferred) >= surelyPreferred * timesOf(form);
}
