/** What a page in the editor gets from it; `State` is kept while the page is closed. */
interface EditorApi<Message, State> {
  postMessage(message: Message): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<Message, State>(): EditorApi<Message, State>;

/** The editor around this page; to be asked for once. */
export function editorApi<Message, State>(): EditorApi<Message, State> {
  return acquireVsCodeApi();
}
