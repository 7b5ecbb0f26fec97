import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { describeQuantity } from '../../analysis/quantities/index.ts';
import { rangeOf, type LayoutFacts } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import type { ServiceContext } from '../languageService.ts';

/** How editors show what stands in a document. */
export const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  PERSON: SymbolKind.Class,
  ORG: SymbolKind.Module,
  PLACE: SymbolKind.Namespace,
  EVENT: SymbolKind.Event,
};

const longestTitle = 60;

/** The outline: headlines with the paragraphs beneath them, and in these the quantities and entities; no boilerplate. */
export async function documentSymbols(context: ServiceContext, uri: string): Promise<DocumentSymbol[]> {
  const { workspace } = context;
  const text = await workspace.text(uri);
  const facts = workspace.corpus.facts(uri);
  if (!facts || text === undefined) return [];
  const kinds = new Map(workspace.corpus.boilerplate.segments(uri).map((segment) => [segment.start, segment.kind]));
  const inner = innerSymbols(context, uri, facts.layout);
  let next = 0;
  const childrenOf = (paragraph: Span): DocumentSymbol[] => {
    const children: DocumentSymbol[] = [];
    for (; next < inner.length && inner[next].span.start < paragraph.end; next++) {
      if (inner[next].span.start >= paragraph.start && inner[next].span.end <= paragraph.end) children.push(inner[next].symbol);
    }
    return children;
  };
  const symbols: DocumentSymbol[] = [];
  let heading: DocumentSymbol | undefined;
  for (const paragraph of facts.paragraphs) {
    const kind = kinds.get(paragraph.start);
    const range = rangeOf(facts.layout, paragraph);
    const symbol: DocumentSymbol = {
      name: openingOf(text.slice(paragraph.start, paragraph.end)),
      kind: kind === 'heading' ? SymbolKind.Package : SymbolKind.String,
      range,
      selectionRange: range,
      children: childrenOf(paragraph),
    };
    if (kind === 'boilerplate') continue;
    if (kind === 'heading' || !heading) symbols.push(symbol);
    else {
      heading.children?.push(symbol);
      heading.range = { start: heading.range.start, end: range.end };
    }
    if (kind === 'heading') heading = symbol;
  }
  return symbols;
}

function innerSymbols({ workspace, annotations }: ServiceContext, uri: string, layout: LayoutFacts): { span: Span; symbol: DocumentSymbol }[] {
  const { corpus } = workspace;
  const quantities = (corpus.facts(uri)?.quantities.quantities ?? []).map((quantity) => ({
    span: quantity,
    symbol: symbolOf(layout, quantity, describeQuantity(quantity), quantity.kind, SymbolKind.Number),
  }));
  const tagged = annotations.spans(uri);
  const entities = corpus.entities
    .suggestions(uri)
    .filter((suggestion) => !tagged.some(({ span }) => span.start < suggestion.end && suggestion.start < span.end))
    .map((suggestion) => ({
      span: suggestion,
      symbol: symbolOf(layout, suggestion, suggestion.name, `${suggestion.label}?`, symbolKinds[suggestion.label] ?? SymbolKind.Constant),
    }));
  const tags = tagged.map(({ span, label, text }) => ({
    span,
    symbol: symbolOf(layout, span, text, label, symbolKinds[label] ?? SymbolKind.Constant),
  }));
  return [...quantities, ...entities, ...tags].sort((a, b) => a.span.start - b.span.start);
}

function symbolOf(layout: LayoutFacts, span: Span, name: string, detail: string, kind: SymbolKind): DocumentSymbol {
  const range = rangeOf(layout, span);
  return { name: name.trim() || detail, detail, kind, range, selectionRange: range };
}

/** The first words of a paragraph, as an outline shows it. */
function openingOf(text: string): string {
  const line = text.slice(0, 2 * longestTitle).replace(/\s+/gu, ' ');
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle).replace(/\s\S*$/u, '')} …`;
}
