import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { Span } from '../../../text/span.ts';
import type { Finding } from '../../finding.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { ServerCommands } from '../../../protocol.ts';
import { workspaceEdit, type Replacements } from '../edits.ts';

/** What a fix is made for. */
export interface FixRequest {
  readonly context: ServiceContext;
  readonly uri: string;
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  /** What the annotator selected, or the cursor's place. */
  readonly selection: Span;
}

export interface FixOptions {
  readonly preferred?: boolean;
}

/** A quick fix that edits documents. */
export function editFix({ context, diagnostic }: FixRequest, title: string, replacements: Replacements, { preferred = false }: FixOptions = {}): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: workspaceEdit(context, replacements, title),
    ...(preferred ? { isPreferred: true } : {}),
  };
}

/** A quick fix that the server carries out as a command. */
export function commandFix<Command extends keyof ServerCommands>(
  { diagnostic }: Pick<FixRequest, 'diagnostic'>,
  title: string,
  command: Command,
  argument: ServerCommands[Command],
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: { title, command, arguments: [argument] } };
}
