import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import { tokenTypes } from '../service/features/semanticTokens.ts';
import { canonical } from './uris.ts';
import type { LanguageService } from '../service/languageService.ts';

/** Codes of the actions offered, so that editors can bind keys and run them on save. */
const actionKinds = ['quickfix', 'refactor.rewrite', 'source.fixAll.collate'];

export const featureCapabilities: ServerCapabilities = {
  codeActionProvider: { codeActionKinds: actionKinds },
  codeLensProvider: { resolveProvider: false },
  definitionProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  hoverProvider: true,
  inlayHintProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true },
  workspaceSymbolProvider: true,
};

/** Answers the requests of the protocol's language features. */
export function registerFeatures(connection: Connection, ready: Promise<LanguageService>): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => (await ready).codeActions(canonical(textDocument.uri), range, context));
  connection.onCodeLens(async ({ textDocument }) => (await ready).codeLenses(canonical(textDocument.uri)));
  connection.onDefinition(async ({ textDocument, position }) => (await ready).definitions(canonical(textDocument.uri), position));
  connection.onReferences(async ({ textDocument, position }) => (await ready).references(canonical(textDocument.uri), position));
  connection.onDocumentHighlight(async ({ textDocument, position }) => (await ready).documentHighlights(canonical(textDocument.uri), position));
  connection.onDocumentSymbol(async ({ textDocument }) => (await ready).documentSymbols(canonical(textDocument.uri)));
  connection.onFoldingRanges(async ({ textDocument }) => (await ready).foldingRanges(canonical(textDocument.uri)));
  connection.onHover(async ({ textDocument, position }) => (await ready).hover(canonical(textDocument.uri), position));
  connection.onPrepareRename(async ({ textDocument, position }) => (await ready).prepareRename(canonical(textDocument.uri), position));
  connection.onRenameRequest(async ({ textDocument, position, newName }) => (await ready).rename(canonical(textDocument.uri), position, newName));
  connection.onWorkspaceSymbol(async ({ query }) => (await ready).workspaceSymbols(query));
  connection.languages.inlayHint.on(async ({ textDocument, range }) => (await ready).inlayHints(canonical(textDocument.uri), range));
  connection.languages.semanticTokens.on(async ({ textDocument }) => (await ready).semanticTokens(canonical(textDocument.uri)));
}
