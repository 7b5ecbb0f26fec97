import * as vscode from 'vscode';
import type { EntityItem, EntityMentionItem, MentionRelation } from '../../../server/src/protocol.ts';
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

/** A relation of a mention, shown beneath it. */
interface RelationNode {
  readonly relation: MentionRelation;
}

type Node = LabelNode | EntityNode | RelationNode;

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
    if ('relation' in node) return [];
    if (node.mention) return node.mention.relations.map((relation) => ({ relation }));
    return node.entity.mentions.map((mention) => ({ entity: node.entity, mention }));
  }

  override getTreeItem(node: Node): vscode.TreeItem {
    if ('entities' in node) return labelItem(node);
    if ('relation' in node) return relationItem(node.relation);
    return node.mention ? mentionItem(node.mention) : entityItem(node.entity);
  }
}

function byLabel(entities: readonly EntityItem[]): LabelNode[] {
  const labels = new Map<string, EntityItem[]>();
  for (const entity of entities) labels.set(entity.label, [...(labels.get(entity.label) ?? []), entity]);
  return [...labels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, ofLabel]) => ({ label, entities: ofLabel.sort((a, b) => tagged(b) - tagged(a) || suggested(b) - suggested(a)) }));
}

function tagged(entity: EntityItem): number {
  return ofStatus(entity, 'accepted') + entity.moreTagged;
}

function suggested(entity: EntityItem): number {
  return ofStatus(entity, 'suggested') + entity.more;
}

function ofStatus({ mentions }: EntityItem, wanted: EntityMentionItem['status']): number {
  return mentions.filter(({ status }) => status === wanted).length;
}

function labelItem({ label, entities }: LabelNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = label;
  const accepted = entities.reduce((sum, entity) => sum + tagged(entity), 0);
  const open = entities.reduce((sum, entity) => sum + suggested(entity), 0);
  item.description = open === 0 ? `${String(accepted)} tagged` : `${String(accepted)} tagged, ${String(open)} suggested`;
  item.iconPath = new vscode.ThemeIcon('tag');
  return item;
}

function entityItem(entity: EntityItem): vscode.TreeItem {
  const item = new vscode.TreeItem(entity.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${entity.label} ${entity.name}`;
  const accepted = tagged(entity);
  const open = suggested(entity);
  const lost = ofStatus(entity, 'orphan');
  const counts = [accepted > 0 ? `${String(accepted)}×` : '', open > 0 ? `${String(open)} suggested` : '', lost > 0 ? `${String(lost)} lost` : ''];
  item.description = counts.filter((part) => part !== '').join(', ');
  item.iconPath = new vscode.ThemeIcon(accepted > 0 ? 'pass-filled' : 'circle-large-outline');
  item.contextValue = open > 0 ? 'suggestedEntity' : 'taggedEntity';
  return item;
}

function mentionItem({ location, source, status, text, relations }: EntityMentionItem): vscode.TreeItem {
  const item = new vscode.TreeItem(`${source}:${String(location.range.start.line + 1)}`);
  if (relations.length > 0) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  const joined = relations.length > 0 ? `${String(relations.length)} ${relations.length === 1 ? 'relation' : 'relations'}` : '';
  item.description = [status === 'accepted' ? '' : status, joined].filter((part) => part !== '').join(', ');
  item.tooltip = `“${text}”`;
  item.iconPath = new vscode.ThemeIcon(status === 'accepted' ? 'check' : status === 'orphan' ? 'warning' : 'question');
  item.contextValue = status === 'suggested' ? 'suggestedMention' : 'taggedMention';
  item.command = openCommand(location);
  return item;
}

const directionIcons: Record<MentionRelation['direction'], string> = { to: 'arrow-right', from: 'arrow-left', both: 'arrow-both' };

function relationItem({ type, direction, text, label, source, location }: MentionRelation): vscode.TreeItem {
  const item = new vscode.TreeItem(`${type} ${text}`);
  item.description = `${label} · ${source}`;
  item.iconPath = new vscode.ThemeIcon(directionIcons[direction]);
  item.accessibilityInformation = { label: `${direction === 'from' ? 'from' : 'to'} ${label} ${text}: ${type}, ${source}` };
  item.command = openCommand(location);
  return item;
}

function openCommand({ uri, range }: EntityMentionItem['location']): vscode.Command {
  return { title: 'Open', command: 'vscode.open', arguments: [vscode.Uri.parse(uri), { selection: editorRange(range) }] };
}
