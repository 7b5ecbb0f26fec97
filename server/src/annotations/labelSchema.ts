import { isObject, parseJson, problemAtPath } from './json.ts';
import type { Problem } from './json.ts';
import type { AttributeValue } from './model.ts';

/** A label that the annotators use. */
export interface Label {
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** The key that tags with it in annotation mode: one character. */
  readonly key: string | undefined;
  readonly description: string;
}

/** Something more that may be said of an annotation. */
export interface AttributeDefinition {
  readonly name: string;
  readonly description: string;
  /** The values to choose from; empty where any will do. */
  readonly values: readonly AttributeValue[];
  /** The labels that may carry it; empty for all. */
  readonly labels: readonly string[];
}

/** A type of relation and what it may join. */
export interface RelationDefinition {
  readonly name: string;
  readonly description: string;
  /** The labels that it may start from and lead to; empty for all. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly symmetric: boolean;
}

/** What may be annotated in a corpus. */
export interface LabelSchema {
  readonly labels: readonly Label[];
  readonly attributes: readonly AttributeDefinition[];
  readonly relations: readonly RelationDefinition[];
}

/** Colours that stay apart for most colour-blind people (Okabe and Ito 2008), with two more. */
const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7f7f7f', '#8c6bb1', '#b8a800'];

/** The schema of a corpus that brings none: entities as news annotators tag them. */
export const defaultLabelSchema: LabelSchema = {
  labels: completeLabels([
    { name: 'PERSON', description: 'A person, by name.' },
    { name: 'ORG', description: 'An organisation: a party, an army, a company, an agency, a band.' },
    { name: 'PLACE', description: 'A place: a country, a province, a town, a valley, a building.' },
    { name: 'EVENT', description: 'A named event: a war, an attack, an election, a storm.' },
    { name: 'DATE', description: 'A date, a time or a period.' },
    { name: 'QUANTITY', description: 'A number with what it counts or measures.' },
    { name: 'MISC', description: 'Another name: a nationality, a law, a work, a product.' },
  ]),
  attributes: [],
  relations: [],
};

type Checked<Value> = { readonly value: Value } | { readonly path: (string | number)[]; readonly reason: string };

/** Reads `.collate/schema.json`. */
export function parseLabelSchema(text: string): { readonly schema: LabelSchema } | { readonly problem: Problem } {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const checked = checkSchema(parsed.value);
  return 'value' in checked ? { schema: checked.value } : { problem: problemAtPath(content, checked.path, checked.reason) };
}

/** The schema that the setting `collate.labels` gives: a list of names or of labels as in the file. */
export function labelSchemaFromSetting(setting: unknown): { readonly schema: LabelSchema } | { readonly reason: string } {
  const checked = checkSchema({ labels: setting });
  return 'value' in checked ? { schema: checked.value } : { reason: `${checked.path.join('.')}: ${checked.reason}` };
}

/** Whether a relation of a type may lead from one label to another. A type that the schema does not define may not. */
export function allowsRelation(schema: LabelSchema, type: string, from: string, to: string): boolean {
  const definition = schema.relations.find((relation) => relation.name === type);
  if (!definition) return false;
  const joins = (source: string, target: string): boolean =>
    (definition.from.length === 0 || definition.from.includes(source)) && (definition.to.length === 0 || definition.to.includes(target));
  return joins(from, to) || (definition.symmetric && joins(to, from));
}

/** The attributes that an annotation with a label may carry. */
export function attributesFor(schema: LabelSchema, label: string): AttributeDefinition[] {
  return schema.attributes.filter(({ labels }) => labels.length === 0 || labels.includes(label));
}

type PartialLabel = Pick<Label, 'name'> & Partial<Label>;

/** Gives the labels that have none a colour, and the first nine a free key. */
function completeLabels(labels: readonly PartialLabel[]): Label[] {
  const taken = new Set(labels.map((label) => label.key));
  const free = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].filter((key) => !taken.has(key));
  return labels.map((label, index) => ({
    name: label.name,
    color: label.color ?? palette[index % palette.length],
    key: label.key ?? free.shift(),
    description: label.description ?? '',
  }));
}

function checkSchema(value: unknown): Checked<LabelSchema> {
  if (!isObject(value)) return { path: [], reason: 'A label schema is a JSON object with "labels".' };
  const labels = checkList<PartialLabel>(value['labels'], 'labels', checkLabel);
  if ('reason' in labels) return labels;
  if (labels.value.length === 0) return { path: ['labels'], reason: 'A label schema names at least one label.' };
  const attributes = checkList<AttributeDefinition>(value['attributes'] ?? [], 'attributes', checkAttribute);
  if ('reason' in attributes) return attributes;
  const relations = checkList<RelationDefinition>(value['relations'] ?? [], 'relations', checkRelation);
  if ('reason' in relations) return relations;
  const twice = labels.value.findIndex(({ key }, index) => key && labels.value.slice(0, index).some((other) => other.key === key));
  if (twice >= 0) return { path: ['labels', twice, 'key'], reason: `Two labels have the key ${labels.value[twice].key}.` };
  return { value: { labels: completeLabels(labels.value), attributes: attributes.value, relations: relations.value } };
}

/** A field of an entry and what is wrong with it. */
interface Fault {
  readonly field: string;
  readonly reason: string;
}

function checkList<Value extends { readonly name: string }>(
  list: unknown,
  name: string,
  check: (entry: Record<string, unknown>) => Value | Fault,
): Checked<Value[]> {
  if (!Array.isArray(list)) return { path: [name], reason: `${name} must be a list.` };
  const values: Value[] = [];
  for (const [index, entry] of list.entries()) {
    const named: unknown = typeof entry === 'string' ? { name: entry } : entry;
    if (!isObject(named) || typeof named['name'] !== 'string' || named['name'].trim() === '') {
      return { path: [name, index], reason: 'An entry is a name or an object with a name.' };
    }
    if (values.some((value) => value.name === named['name'])) return { path: [name, index], reason: `${named['name']} stands twice.` };
    if (named['description'] !== undefined && typeof named['description'] !== 'string') {
      return { path: [name, index, 'description'], reason: 'A description is a string.' };
    }
    const checked = check(named);
    if ('field' in checked) return { path: [name, index, checked.field], reason: checked.reason };
    values.push(checked);
  }
  return { value: values };
}

function checkLabel(entry: Record<string, unknown>): PartialLabel | Fault {
  const { color, key } = entry;
  if (color !== undefined && !(typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color))) {
    return { field: 'color', reason: 'A colour is written #rrggbb.' };
  }
  if (key !== undefined && !(typeof key === 'string' && Array.from(key).length === 1 && key.trim() !== '')) {
    return { field: 'key', reason: 'A key is one character.' };
  }
  return { name: entry['name'] as string, color, key, description: entry['description'] as string | undefined };
}

function checkAttribute(entry: Record<string, unknown>): AttributeDefinition | Fault {
  const { values = [], labels = [] } = entry;
  const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
  if (!Array.isArray(values) || !values.every(isValue)) return { field: 'values', reason: 'The values are a list of strings, numbers or booleans.' };
  if (!isNames(labels)) return { field: 'labels', reason: 'The labels are a list of names.' };
  return { ...described(entry), values: values as AttributeValue[], labels };
}

function checkRelation(entry: Record<string, unknown>): RelationDefinition | Fault {
  const { from = [], to = [], symmetric = false } = entry;
  if (!isNames(from)) return { field: 'from', reason: 'A list of labels is expected.' };
  if (!isNames(to)) return { field: 'to', reason: 'A list of labels is expected.' };
  if (typeof symmetric !== 'boolean') return { field: 'symmetric', reason: 'symmetric is true or false.' };
  return { ...described(entry), from, to, symmetric };
}

function described(entry: Record<string, unknown>): { name: string; description: string } {
  return { name: entry['name'] as string, description: (entry['description'] as string | undefined) ?? '' };
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
