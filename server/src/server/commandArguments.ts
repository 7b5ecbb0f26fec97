import { canonical } from './uris.ts';

/** What the fields of commands must be, by their names; a client may send anything. */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  uri: isText,
  id: isText,
  label: isText,
  range: isRange,
  from: isText,
  to: isText,
  type: isText,
  name: isText,
  places: isListOfPlaces,
  notes: (value) => Array.isArray(value) && value.every((note) => typeof note === 'string'),
  links: (value) => Array.isArray(value) && value.every((link) => isObject(link) && (isText(link['iri']) || isText(link['entity']))),
  boundary: (value) => value === 'start' || value === 'end',
  direction: (value) => value === 'left' || value === 'right',
};

/** A command's argument with its URIs in the one spelling. Throws one clear sentence where a field is none. */
export function checkedArgument(command: string, argument: unknown): Record<string, unknown> {
  if (!isObject(argument)) throw new Error(`${command} takes an object.`);
  for (const [field, value] of Object.entries(argument)) {
    if (checks[field] && !checks[field](value)) throw new Error(`${command} was sent a wrong ${field}.`);
  }
  const places = argument['places'] as readonly Record<string, unknown>[] | undefined;
  return { ...withCanonicalUri(argument), ...(places ? { places: places.map(withCanonicalUri) } : {}) };
}

function withCanonicalUri(value: Record<string, unknown>): Record<string, unknown> {
  return typeof value['uri'] === 'string' ? { ...value, uri: canonical(value['uri']) } : value;
}

function isListOfPlaces(value: unknown): boolean {
  return Array.isArray(value) && value.every((place) => isObject(place) && isText(place['uri']) && (isText(place['id']) || isRange(place['range'])));
}

function isRange(value: unknown): boolean {
  return isObject(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isPosition(value: unknown): boolean {
  return isObject(value) && Number.isInteger(value['line']) && Number.isInteger(value['character']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
