import * as vscode from 'vscode';
import type { ServerApi } from '../api.ts';

/** A tree that asks again whenever the server says that something changed, and only while it is seen. */
export abstract class RefreshedTree<Node> implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  protected readonly view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: { dispose(): void }[];

  constructor(id: string, api: ServerApi) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [this.view, this.#changed, api.on('collate/changed', () => this.refresh())];
  }

  abstract getChildren(node?: Node): Promise<Node[]>;
  abstract getTreeItem(node: Node): vscode.TreeItem;

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
