import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows the user a sentence. A notification: clients need not answer it, unlike the connection's own `show…Message`. */
export function showMessage(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
