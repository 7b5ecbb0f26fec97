import * as vscode from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageserver-types';
import type { CommandResult } from '../../../server/src/protocol.ts';

const shownFor = 4000;

/** Says a sentence in the status bar. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(`Collate: ${message}`, shownFor);
}

/** Says in the status bar what a command did; what could not be done, the server has said as a warning. */
export function showResult({ done, message, quiet }: CommandResult): void {
  if (done || quiet) say(message);
}

export function protocolRange({ start, end }: vscode.Range): ProtocolRange {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}

export function editorRange({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
