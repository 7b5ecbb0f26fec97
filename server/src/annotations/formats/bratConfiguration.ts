import { normalizeText } from '../normalize.ts';
import type { Loss } from './interchange.ts';

/** One line of a section: its name and arguments, and how deep it stands. */
interface ConfigurationLine {
  readonly name: string;
  readonly rest: string;
}

/**
 * Reads brat's `annotation.conf` as the text of a label schema: its sections, macros (`<NAME>=A|B`) and hierarchies.
 * Events become labels, and what takes part in them relations from them. `schema` is undefined where no label is named.
 */
export function importBratConfiguration(content: string): { readonly schema: string | undefined; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  const macros = new Map<string, string>();
  const sections = sectionsOf(content, macros);
  const labels: { name: string; description?: string }[] = [];
  const known = new Set<string>();
  const addLabel = (name: string): void => {
    if (!known.has(name)) labels.push({ name });
    known.add(name);
  };
  const entities = linesOf(sections.get('entities'));
  const events = linesOf(sections.get('events'));
  for (const { name } of [...entities, ...events]) addLabel(name);
  const entityNames = entities.map(({ name }) => name);
  const eventNames = events.map(({ name }) => name);
  const namesIn = (list: string): string[] => {
    const parts = expand(list, macros).split('|').map((part) => part.trim());
    const all = parts.flatMap((part) => (part === '<ENTITY>' ? entityNames : part === '<EVENT>' ? eventNames : part === '<ANY>' ? [...known] : [part]));
    return [...new Set(all)].filter((name) => known.has(name));
  };
  const relations = new Map<string, { name: string; from: Set<string>; to: Set<string>; symmetric: boolean }>();
  const addRelation = (name: string, from: readonly string[], to: readonly string[], symmetric: boolean): void => {
    const relation = relations.get(name) ?? { name, from: new Set(), to: new Set(), symmetric };
    for (const label of from) relation.from.add(label);
    for (const label of to) relation.to.add(label);
    relations.set(name, relation);
  };
  for (const { name, rest } of linesOf(sections.get('relations'))) {
    if (name.startsWith('<OVERLAP>')) continue;
    const [from, to] = ['Arg1', 'Arg2'].map((role) => new RegExp(`(?:^|[,\\s])${role}\\s*:\\s*([^,]+)`, 'u').exec(expand(rest, macros))?.[1] ?? '');
    addRelation(name, namesIn(from), namesIn(to), /<REL-TYPE>\s*:\s*[^,]*symmetric/u.test(rest) || /^Equiv/u.test(name));
  }
  for (const { name, rest } of events) {
    for (const [, role, list] of expand(rest, macros).matchAll(/([A-Za-z0-9_-]+)(?:\[[^\]]*\])?[?*+]?(?:\{[^}]*\})?\s*:\s*([^,]+)/gu)) addRelation(role, [name], namesIn(list), false);
  }
  const attributes = linesOf(sections.get('attributes')).map(({ name, rest }) => {
    const said = expand(rest, macros);
    const values = (/Value\s*:\s*([^,]+)/u.exec(said)?.[1] ?? '').split('|').map((value) => value.trim()).filter((value) => value !== '');
    const argument = /Arg\s*:\s*([^,]+)/u.exec(said)?.[1] ?? '';
    return { name, ...(values.length > 0 ? { values } : {}), ...(namesIn(argument).length > 0 ? { labels: namesIn(argument) } : {}) };
  });
  for (const title of sections.keys()) {
    if (!['entities', 'relations', 'events', 'attributes'].includes(title)) losses.push({ item: `[${title}]`, reason: 'This section is not read.' });
  }
  if (labels.length === 0) return { schema: undefined, losses };
  const schema = {
    labels: labels.map(({ name }) => name),
    ...(attributes.length > 0 ? { attributes: unique(attributes) } : {}),
    ...(relations.size > 0 ? { relations: [...relations.values()].map(({ name, from, to, symmetric }) => ({ name, from: [...from], to: [...to], ...(symmetric ? { symmetric } : {}) })) } : {}),
  };
  return { schema: `${JSON.stringify(schema, undefined, 2)}\n`, losses };
}

function sectionsOf(content: string, macros: Map<string, string>): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of normalizeText(content).split('\n')) {
    const macro = /^\s*(<[A-Za-z0-9_-]+>)\s*=\s*(.*)$/u.exec(line);
    const title = /^\s*\[\s*([A-Za-z]+)\s*\]\s*$/u.exec(line)?.[1].toLowerCase();
    if (title !== undefined) {
      open = sections.get(title) ?? [];
      sections.set(title, open);
    } else if (macro) macros.set(macro[1], macro[2].trim());
    else if (line.trim() !== '' && !line.trimStart().startsWith('#')) open?.push(line);
  }
  return sections;
}

/** The lines of a section without separators; `!` marks a heading that is no label itself. */
function linesOf(lines: readonly string[] = []): ConfigurationLine[] {
  return lines.flatMap((line) => {
    const [, name, rest] = /^\s*(\S+)\s*(.*)$/u.exec(line)!;
    return /^-{3,}$/u.test(name) || name.startsWith('!') ? [] : [{ name, rest }];
  });
}

function expand(text: string, macros: ReadonlyMap<string, string>): string {
  let expanded = text;
  // Macros may use others; a macro that uses itself must not go on for ever.
  for (let round = 0; round < 10; round++) {
    const next = expanded.replace(/<[A-Za-z0-9_-]+>/gu, (name) => macros.get(name) ?? name);
    if (next === expanded || next.length > 100_000) break;
    expanded = next;
  }
  return expanded;
}

function unique<Entry extends { readonly name: string }>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}
