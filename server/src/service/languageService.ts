import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SemanticTokens,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type {
  AnnotationDetails,
  AttributeItem,
  Boundary,
  AgreementReport,
  ClaimGroupItem,
  ClaimGroups,
  CommandResult,
  Direction,
  EntityItem,
  LabelItem,
  LayerItem,
  LayerPair,
  OccurrencePage,
  OccurrencePlace,
  OccurrenceQuery,
  PaintedAnnotation,
  RelationTypeItem,
  ServerCommands,
  ServerRequests,
  SuggestionItem,
} from '../protocol.ts';
import { AnnotationService } from './annotationService.ts';
import { annotationsAt, attributeItems, relationTypeItems } from './features/annotationDetails.ts';
import { movedBoundary } from './features/boundaries.ts';
import { agreementReport, layerItems } from './features/agreement.ts';
import { claimItemAt, claimItems } from './features/claimItems.ts';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { executeCommand } from './features/commands.ts';
import { definitions } from './features/definitions.ts';
import { diagnose, type DiagnosticReport } from './features/diagnostics.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { entityItems } from './features/entityItems.ts';
import { foldingRanges } from './features/foldingRanges.ts';
import { documentHighlights } from './features/highlights.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { occurrencePage } from './features/occurrences.ts';
import { queryAt } from './features/occurrences/query.ts';
import { paintedAnnotations } from './features/paintedAnnotations.ts';
import { references } from './features/references.ts';
import { prepareRename, renameName } from './features/rename.ts';
import { semanticTokens } from './features/semanticTokens.ts';
import { neighbouringSuggestion, suggestionItems } from './features/suggestionItems.ts';
import { wordPlaces } from './features/wordPlaces.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import { FindingStore } from './findingStore.ts';
import { TeamSources } from './team/teamSources.ts';
import type { CorpusWorkspace } from './workspace.ts';

/** What features look things up in. */
export interface ServiceContext {
  readonly workspace: CorpusWorkspace;
  readonly annotations: AnnotationService;
  readonly findings: FindingStore;
  readonly team: TeamSources;
  readonly client: ClientAbilities;
}

/** What the client on the other side can show. */
export interface ClientAbilities {
  /** Workspace edits may carry annotations, so that changes in several files are previewed. */
  readonly changeAnnotations: boolean;
  /** The client keeps a dictionary of the user's own. */
  readonly userDictionary: boolean;
}

/** The corpus language service: all features over one workspace, in LSP values, knowing no connection. */
export interface LanguageService extends ServiceContext {
  /**
   * Brings an open document's facts up to date; the queries below answer for what they know. At `once`, the first findings will do while the corpus
   * has not been read: `isPartial` says whether there are more to come, and `findings.onDidFindMore` and `workspace.onDidChange` when.
   */
  diagnostics(uri: string, once?: 'once'): Promise<DiagnosticReport>;
  isPartial(uri: string): boolean;
  codeActions(uri: string, range: Range, context: CodeActionContext): Promise<CodeAction[]>;

  codeLenses(uri: string): Promise<CodeLens[]>;
  definitions(uri: string, position: Position): Promise<Location[]>;
  references(uri: string, position: Position): Promise<Location[]>;
  documentHighlights(uri: string, position: Position): Promise<DocumentHighlight[]>;
  documentSymbols(uri: string): Promise<DocumentSymbol[]>;
  workspaceSymbols(query: string): Promise<WorkspaceSymbol[]>;
  foldingRanges(uri: string): Promise<FoldingRange[]>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  prepareRename(uri: string, position: Position): Promise<{ range: Range; placeholder: string } | null>;
  rename(uri: string, position: Position, newName: string): Promise<WorkspaceEdit | null>;
  semanticTokens(uri: string): Promise<SemanticTokens>;
  inlayHints(uri: string, range: Range): Promise<InlayHint[]>;
  /** Only a part of the list where it is said from which group on. */
  claimItems(from?: number): Promise<ClaimGroups>;
  claimItemAt(uri: string, position: Position): Promise<ClaimGroupItem | null>;
  entityItems(): Promise<EntityItem[]>;
  labels(uri: string): LabelItem[];
  paintedAnnotations(uri: string): PaintedAnnotation[];
  annotationsAt(uri: string, range: Range): Promise<AnnotationDetails[]>;
  attributes(uri: string, label: string): AttributeItem[];
  relationTypes(uri: string, from: string, to: string): RelationTypeItem[];
  suggestions(uri: string): Promise<SuggestionItem[]>;
  neighbouringSuggestion(uri: string, position: Position, direction: 'next' | 'previous'): Promise<{ uri: string; suggestion: SuggestionItem } | null>;
  movedBoundary(uri: string, range: Range, boundary: Boundary, direction: Direction): Promise<Range>;
  wordPlaces(uri: string, range: Range, scope: 'document' | 'corpus'): Promise<ServerRequests['collate/wordPlaces']['result']>;
  occurrences(query: OccurrenceQuery, limit: number, from?: OccurrencePlace): Promise<OccurrencePage>;
  occurrenceQuery(uri: string, range: Range): Promise<string | null>;
  layers(uri?: string): Promise<LayerItem[]>;
  agreement(pair: LayerPair): Promise<AgreementReport>;
  executeCommand<Command extends keyof ServerCommands>(command: Command, argument: ServerCommands[Command]): Promise<CommandResult>;
}

export function createLanguageService(workspace: CorpusWorkspace, client: ClientAbilities): LanguageService {
  const annotations = new AnnotationService(workspace);
  const findings = new FindingStore(workspace, annotations);
  const context: ServiceContext = { workspace, annotations, findings, team: new TeamSources(workspace), client };
  workspace.lookAt = (uri) => findings.load(uri);
  const isPartial = (uri: string): boolean => workspace.isPartlyKnown(uri) || findings.isPartlyFound(uri);
  const fresh = async <Result>(uri: string, compute: () => Result | Promise<Result>): Promise<Result> => {
    await workspace.refresh(uri);
    return await compute();
  };
  return {
    ...context,
    diagnostics: async (uri, wanted) => {
      const once = workspace.wasRead ? undefined : wanted;
      const refresh = (): Promise<void> => (once ? workspace.refreshSome(uri) : workspace.refresh(uri));
      await refresh();
      // Findings are worked out in a turn of their own, and for the latest text.
      await workspace.host.yield();
      await refresh();
      const report = await diagnose(context, uri, once);
      if (!isPartial(uri)) void workspace.expectEdits(uri);
      return report;
    },
    isPartial,
    codeActions: (uri, range, request) => fresh(uri, () => codeActions(context, uri, range, request)),
    codeLenses: (uri) => fresh(uri, () => codeLenses(context, uri)),
    definitions: (uri, position) => fresh(uri, () => definitions(context, uri, position)),
    references: (uri, position) => fresh(uri, () => references(context, uri, position)),
    documentHighlights: (uri, position) => fresh(uri, () => documentHighlights(context, uri, position)),
    documentSymbols: (uri) => fresh(uri, () => documentSymbols(context, uri)),
    workspaceSymbols: (query) => workspaceSymbols(context, query),
    foldingRanges: (uri) => fresh(uri, () => foldingRanges(context, uri)),
    hover: (uri, position) => fresh(uri, () => hover(context, uri, position)),
    prepareRename: (uri, position) => fresh(uri, () => prepareRename(context, uri, position)),
    rename: (uri, position, newName) => fresh(uri, () => renameName(context, uri, position, newName)),
    semanticTokens: (uri) => fresh(uri, () => semanticTokens(context, uri)),
    inlayHints: (uri, range) => fresh(uri, () => inlayHints(context, uri, range)),
    claimItems: (from) => claimItems(context, from),
    claimItemAt: (uri, position) => fresh(uri, () => claimItemAt(context, uri, position)),
    entityItems: () => entityItems(context),
    labels: (uri) => annotations.labels(uri),
    annotationsAt: (uri, range) => fresh(uri, () => annotationsAt(context, uri, range)),
    attributes: (uri, label) => attributeItems(context, uri, label),
    relationTypes: (uri, from, to) => relationTypeItems(context, uri, from, to),
    suggestions: (uri) => suggestionItems(context, uri),
    neighbouringSuggestion: (uri, position, direction) => neighbouringSuggestion(context, uri, position, direction),
    movedBoundary: (uri, range, boundary, direction) => fresh(uri, () => movedBoundary(context, uri, range, boundary, direction)),
    wordPlaces: (uri, range, scope) => fresh(uri, () => wordPlaces(context, uri, range, scope)),
    paintedAnnotations: (uri) => paintedAnnotations(context, uri),
    occurrences: (query, limit, from) => occurrencePage(context, query, limit, from),
    occurrenceQuery: (uri, range) => fresh(uri, async () => (await queryAt(context, uri, range)) ?? null),
    layers: (uri) => layerItems(context, uri),
    agreement: (pair) => agreementReport(context, pair),
    executeCommand: (command, argument) => executeCommand(context, command, argument),
  };
}
