import type { NameVariant } from '../../analysis/names/index.ts';
import { count, type FindingContext, type RawFinding } from './context.ts';

/** From this many on, counts come rounded. */
const exactBelow = 100;

/** At low sensitivity the preferred form must be this many times as frequent as the variant. */
const surelyPreferred = 3;

export function nameFindings({ corpus, document, sensitivity }: FindingContext): RawFinding[] {
  const found = corpus.names.find(document);
  return (sensitivity('name.variant') === 'low' ? found.filter(isSure) : found).map((variant): RawFinding => {
    const preferred = variant.variants.find(({ form }) => form === variant.preferred);
    return {
      rule: 'name.variant',
      span: variant.span,
      message:
        `“${variant.form}”: the corpus spells it “${variant.preferred}” ` +
        (preferred ? `${preferred.count < exactBelow ? '' : 'about '}${count(preferred.count, 'time')} in ${count(preferred.documents, 'document')}.` : 'elsewhere.'),
      related: [],
      data: {
        form: variant.form,
        preferred: variant.preferred,
        variants: variant.variants.map(({ form, count: times }) => ({ form, count: times })),
        slip: variant.slip,
      },
    };
  });
}

function isSure({ form, preferred, variants }: NameVariant): boolean {
  const timesOf = (spelling: string): number => variants.find((variant) => variant.form === spelling)?.count ?? 0;
  return timesOf(preferred) >= surelyPreferred * timesOf(form);
}
