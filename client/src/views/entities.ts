import * as vscode from 'vscode';
import type { EntityItem, EntityMentionItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';
import { RefreshedTree } from './refreshedTree.ts';

interface LabelNode {
  readonly label: string;
  readonly entities: readonly EntityItem[];
}

/** An entity, or one of its mentions. */
export interface EntityNode {
  readonly entity: EntityItem;
  readonly mention?: EntityMentionItem;
}

type Node = LabelNode | EntityNode;

/** What is tagged and what is suggested: by label, then by entity, with the mentions under each. */
export class EntitiesView extends RefreshedTree<Node> {
  readonly #api: ServerApi;

  constructor(api: ServerApi) {
    super('collate.entities', api);
    this.#api = api;
  }

  override async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return byLabel(await this.#api.request('collate/entities', undefined));
    if ('entities' in node) return node.entities.map((entity) => ({ entity }));
    return node.mention ? [] : node.entity.mentions.map((mention) => ({ entity: node.entity, mention }));
  }

  override getTreeItem(node: Node): vscode.TreeItem {
    if ('entities' in node) return labelItem(node);
    return node.mention ? mentionItem(node.mention) : entityItem(node.entity);
  }
}

function byLabel(entities: readonly EntityItem[]): LabelNode[] {
  const labels = new Map<string, EntityItem[]>();
  for (const entity of entities) labels.set(entity.label, [...(labels.get(entity.label) ?? []), entity]);
  return [...labels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, ofLabel]) => ({ label, entities: ofLabel.sort((a, b) => tagged(b) - tagged(a) || b.mentions.length - a.mentions.length) }));
}

function tagged({ mentions }: EntityItem): number {
  return mentions.filter(({ status }) => status === 'accepted').length;
}

function labelItem({ label, entities }: LabelNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = label;
  const accepted = entities.reduce((sum, entity) => sum + tagged(entity), 0);
  const all = entities.reduce((sum, { mentions }) => sum + mentions.length, 0);
  item.description = accepted === all ? `${String(accepted)} tagged` : `${String(accepted)} tagged, ${String(all - accepted)} suggested`;
  item.iconPath = new vscode.ThemeIcon('tag');
  return item;
}

function entityItem(entity: EntityItem): vscode.TreeItem {
  const item = new vscode.TreeItem(entity.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${entity.label} ${entity.name}`;
  const accepted = tagged(entity);
  const suggested = entity.mentions.length - accepted;
  item.description = [accepted > 0 ? `${String(accepted)}×` : '', suggested > 0 ? `${String(suggested)} suggested` : ''].filter((part) => part !== '').join(', ');
  item.iconPath = new vscode.ThemeIcon(accepted > 0 ? 'pass-filled' : 'circle-large-outline');
  item.contextValue = suggested > 0 ? 'suggestedEntity' : 'taggedEntity';
  return item;
}

function mentionItem({ location, source, status }: EntityMentionItem): vscode.TreeItem {
  const item = new vscode.TreeItem(`${source}:${String(location.range.start.line + 1)}`);
  item.description = status === 'accepted' ? '' : status;
  item.iconPath = new vscode.ThemeIcon(status === 'accepted' ? 'check' : status === 'orphan' ? 'warning' : 'question');
  item.contextValue = status === 'suggested' ? 'suggestedMention' : 'taggedMention';
  item.command = { title: 'Open', command: 'vscode.open', arguments: [vscode.Uri.parse(location.uri), { selection: editorRange(location.range) }] };
  return item;
}
