import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** Abilities that decide how the server behaves. */
export interface Abilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshSemanticTokens: boolean;
  readonly refreshInlayHints: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchedFiles: boolean;
  readonly changeAnnotations: boolean;
  readonly progress: boolean;
}

export function abilitiesOf(capabilities: ClientCapabilities): Abilities {
  const { textDocument, workspace, window } = capabilities;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && workspace.workspaceEdit.documentChanges === true,
    progress: window?.workDoneProgress === true,
  };
}

/** The folders that the client opened, oldest way of saying it last. */
export function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  // Clients of before workspace folders still say `rootUri`.
  return params.rootUri ? [params.rootUri] : [];
}
