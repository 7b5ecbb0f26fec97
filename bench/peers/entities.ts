import nlp from 'compromise';
import { CodePoints } from '../../server/src/text/codePoints.ts';
import type { EntityRow } from '../eval/engine.ts';
import { engineOf, type Peer } from './peer.ts';

interface Found {
  readonly text: string;
  readonly offset: { readonly start: number };
}

/** What npm offers for names of persons, organisations and places. */
export const entityPeers: readonly Peer[] = [
  {
    name: 'compromise',
    engine: engineOf({ entities: (files) => Promise.resolve([...files].flatMap(([file, text]) => entitiesOf(file, text))) }),
  },
];

function entitiesOf(file: string, text: string): EntityRow[] {
  const document = nlp(text);
  const points = CodePoints.of(text);
  const found = { PERSON: document.people(), ORG: document.organizations(), PLACE: document.places() };
  return Object.entries(found).flatMap(([label, view]) =>
    (view.json({ offset: true }) as Found[]).map(({ text: words, offset }) => {
      const name = words.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]*$/gu, '');
      const start = text.indexOf(name, offset.start);
      return { file, ...points.spanToCodePoints({ start, end: start + name.length }), label, score: 1, name };
    }),
  );
}
