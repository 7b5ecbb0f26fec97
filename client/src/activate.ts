import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { ServerApi } from './api.ts';
import { AnnotationMode } from './annotating/annotationMode.ts';
import { registerAnnotationCommands } from './commands/annotations.ts';
import { registerBoundaryCommands } from './commands/boundaries.ts';
import { registerClaimCommands } from './commands/claims.ts';
import { registerDetailCommands } from './commands/details.ts';
import { registerEverywhereCommands } from './commands/everywhere.ts';
import { registerExchangeCommands } from './commands/exchange.ts';
import { registerGeneralCommands } from './commands/general.ts';
import { registerNavigationCommands } from './commands/navigation.ts';
import { registerRelationCommands } from './commands/relations.ts';
import { registerTagCommands } from './commands/tags.ts';
import { registerTeamCommands } from './commands/team.ts';
import { AnnotationPainter } from './editor/annotationPainter.ts';
import { answerQuestions } from './editor/questions.ts';
import { followUndo } from './editor/undo.ts';
import { showStatus } from './editor/status.ts';
import { AnnotationLogView } from './views/annotationLog.ts';
import { ClaimsView } from './views/claims.ts';
import { EntitiesView } from './views/entities.ts';
import { LayersView } from './views/layers.ts';
import { OccurrencesView } from './views/occurrences.ts';

/** The documents of the corpus; which of them belong to it is the server's to say. */
export const documentSelector = [{ language: 'plaintext', scheme: '*' }];

export function clientOptions(): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { userDictionary: true, asks: true, passwords: true };
  return { documentSelector, initializationOptions, diagnosticCollectionName: 'collate', markdown: { supportHtml: false } };
}

/** Starts the language client and everything that is built on it. */
export async function activateWith(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  const api = new ServerApi({
    sendRequest: (method, params) => (params === undefined ? client.sendRequest(method) : client.sendRequest(method, params)),
    onNotification: (method, handler) => client.onNotification(method, (params) => handler(params as never)),
  });
  const painter = new AnnotationPainter(api);
  const claims = new ClaimsView(api);
  const entities = new EntitiesView(api);
  const occurrences = new OccurrencesView(api, context.extensionUri);
  const layers = new LayersView(api, context.extensionUri);
  context.subscriptions.push(
    painter,
    new AnnotationMode(api),
    claims,
    entities,
    answerQuestions(client),
    occurrences,
    layers,
    showStatus(api),
    followUndo(api),
    registerTagCommands(api),
    registerAnnotationCommands(api),
    registerBoundaryCommands(api),
    registerDetailCommands(api),
    registerEverywhereCommands(api),
    registerNavigationCommands(api),
    registerRelationCommands(api),
    registerClaimCommands(api),
    registerExchangeCommands(api),
    new AnnotationLogView(api),
    registerTeamCommands(client, api, context.secrets),
    registerGeneralCommands(client, [claims, entities, occurrences, layers]),
  );
  await client.start();
  await vscode.commands.executeCommand('setContext', 'collate.active', true);
}
