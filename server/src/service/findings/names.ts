import { count, type FindingContext, type RawFinding } from './context.ts';

export function nameFindings({ corpus, document }: FindingContext): RawFinding[] {
  return corpus.names.find(document).map((variant): RawFinding => {
    const preferred = variant.variants.find(({ form }) => form === variant.preferred);
    return {
      rule: 'name.variant',
      span: variant.span,
      message:
        `“${variant.form}”: the corpus spells it “${variant.preferred}” ` +
        (preferred ? `${count(preferred.count, 'time')} in ${count(preferred.documents, 'document')}.` : 'elsewhere.'),
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
