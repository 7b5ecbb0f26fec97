import { count, type FindingContext, type RawFinding } from './context.ts';

/** From this many on, counts come rounded. */
const exactBelow = 100;

export function nameFindings({ corpus, document }: FindingContext): RawFinding[] {
  return corpus.names.find(document).map((variant): RawFinding => {
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
