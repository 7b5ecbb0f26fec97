import { type Connection, type TextDocumentContentChangeEvent, TextDocumentSyncKind, type TextDocumentSyncOptions } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../annotations/index.ts';
import { canonical } from './uris.ts';

export const documentSync: TextDocumentSyncOptions = { openClose: true, change: TextDocumentSyncKind.Incremental, save: true };

/** What editors call the language of plain text; an open file of another language is left to others. */
const languages = new Set(['plaintext', 'text']);

export interface DocumentListener {
  /** Returns whether the document's text is wanted; of one that is not, nothing is kept and nothing more is told. */
  opened(uri: string, version: number, text: string): boolean;
  /** `changes` are counted each in the text that the one before it left. */
  changed(uri: string, version: number, text: string, changes: readonly TextChange[]): void;
  closed(uri: string): void;
}

/** The texts that the client has open, kept in step change by change, since annotations follow single changes. */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>();
  #listener: DocumentListener | undefined;

  /** `early` is told of texts that are opened before anybody follows. */
  listen(connection: Connection, early: (text: string) => void): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      if (!languages.has(languageId)) return;
      const document = TextDocument.create(canonical(uri), languageId, version, text);
      this.#documents.set(document.uri, document);
      if (this.#listener) this.#tell(document);
      else early(text);
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const document = this.#documents.get(canonical(textDocument.uri));
      if (!document) return;
      const changes = contentChanges.map((change) => applyChange(document, change, textDocument.version));
      this.#listener?.changed(document.uri, document.version, document.getText(), changes);
    });
    connection.onDidCloseTextDocument(({ textDocument }) => {
      if (this.#documents.delete(canonical(textDocument.uri))) this.#listener?.closed(canonical(textDocument.uri));
    });
  }

  /** Tells a listener of all that is open, and from now on of what happens. */
  follow(listener: DocumentListener): void {
    this.#listener = listener;
    for (const document of this.#documents.values()) this.#tell(document);
  }

  #tell(document: TextDocument): void {
    if (this.#listener?.opened(document.uri, document.version, document.getText()) === false) this.#documents.delete(document.uri);
  }
}

function applyChange(document: TextDocument, change: TextDocumentContentChangeEvent, version: number): TextChange {
  const whole = !('range' in change);
  const start = whole ? 0 : document.offsetAt(change.range.start);
  const end = whole ? document.getText().length : document.offsetAt(change.range.end);
  TextDocument.update(document, [change], version);
  return { start, end, text: change.text };
}
