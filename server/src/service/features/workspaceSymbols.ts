import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { ServiceContext } from '../languageService.ts';
import { symbolKinds } from './documentSymbols.ts';
import { timeSlices } from '../timeSlices.ts';
import { locationsOf } from './locations.ts';

/** More are of no use in a list that one types to narrow. */
const mostSymbols = 500;

/** The entities and claim groups of the corpus whose name holds the query's letters in order. */
export async function workspaceSymbols({ workspace }: ServiceContext, query: string): Promise<WorkspaceSymbol[]> {
  const pause = timeSlices(() => workspace.host.yield());
  const { entities } = workspace.corpus;
  const { groups } = await workspace.corpus.firstClaimGroups(mostSymbols, pause, ({ about }) => matches(about, query));
  await entities.readAll(pause);
  const symbols: WorkspaceSymbol[] = [];
  for (const group of groups) {
    await pause();
    const [location] = locationsOf(workspace, group.mentions);
    if (location) symbols.push({ name: group.about, kind: SymbolKind.Number, location, containerName: `claim: ${group.verdict}` });
  }
  for (const { name, label, documents } of entities.corpusNames(mostSymbols - symbols.length, (each) => matches(each, query))) {
    await pause();
    const [first] = entities.mentionsOf(name);
    const [location] = first ? locationsOf(workspace, [first]) : [];
    const containerName = `${label} in ${String(documents)} ${documents === 1 ? 'document' : 'documents'}`;
    if (location) symbols.push({ name, kind: symbolKinds[label] ?? SymbolKind.Constant, location, containerName });
  }
  return symbols.slice(0, mostSymbols);
}

/** Whether the letters of the query stand in the name in this order, case aside. */
function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase().replace(/\s/gu, '')) {
    from = letters.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
