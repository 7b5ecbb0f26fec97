import * as vscode from 'vscode';
import type { ClaimGroupItem, ClaimGroups, ClaimRow, ClaimVerdict } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';
import { RefreshedTree } from './refreshedTree.ts';

/** A claim group, or one of its mentions. */
export interface ClaimNode {
  readonly group: ClaimGroupItem;
  readonly mention?: ClaimRow;
}

const icons: Record<ClaimVerdict, vscode.ThemeIcon> = {
  conflict: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  update: new vscode.ThemeIcon('history'),
  differs: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  agree: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
};

const verdictWords: Record<ClaimVerdict, string> = { conflict: 'conflict', update: 'update', differs: 'differs', agree: 'agree' };

/** The claim groups of the corpus, the worst verdict first, with the sources under each. */
export class ClaimsView extends RefreshedTree<ClaimNode> {
  readonly #api: ServerApi;

  constructor(api: ServerApi) {
    super('collate.claims', api);
    this.#api = api;
  }

  override async getChildren(node?: ClaimNode): Promise<ClaimNode[]> {
    if (node) return node.mention ? [] : node.group.mentions.map((mention) => ({ group: node.group, mention }));
    const groups: ClaimGroupItem[] = [];
    let more = 0;
    for (let from: number | undefined = 0; from !== undefined; ) {
      const part: ClaimGroups = await this.#api.request('collate/claims', { from });
      groups.push(...part.groups);
      ({ more, next: from } = part);
    }
    const disagreeing = groups.filter(({ verdict }) => verdict !== 'agree').length;
    this.view.badge = disagreeing > 0 ? { value: disagreeing, tooltip: `${String(disagreeing)} quantities on which places disagree` } : undefined;
    this.view.message = more > 0 ? `${more.toLocaleString('en')} more quantities are not listed; the worst verdicts come first.` : undefined;
    return groups.map((group) => ({ group }));
  }

  override getTreeItem({ group, mention }: ClaimNode): vscode.TreeItem {
    return mention ? mentionItem(mention, mention === group.mentions[0]) : groupItem(group);
  }
}

function groupItem(group: ClaimGroupItem): vscode.TreeItem {
  const item = new vscode.TreeItem(group.about || 'a quantity', vscode.TreeItemCollapsibleState.Collapsed);
  item.id = group.id;
  item.description = `${verdictWords[group.verdict]} · ${[...new Set(group.mentions.map(({ value }) => value))].join(' | ')}`;
  item.iconPath = icons[group.verdict];
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${group.about}, ${verdictWords[group.verdict]}, ${String(group.mentions.length)} places` };
  return item;
}

/** The first mention is what the others are held against. */
function mentionItem(mention: ClaimRow, isFirst: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(mention.value);
  item.description = `${mention.source}:${String(mention.location.range.start.line + 1)}`;
  item.tooltip = `“${mention.quote}”`;
  item.iconPath = isFirst ? new vscode.ThemeIcon('circle-large-outline') : icons[mention.verdict];
  item.contextValue = 'mention';
  item.command = {
    title: 'Open',
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(mention.location.uri), { selection: editorRange(mention.location.range) }],
  };
  return item;
}
