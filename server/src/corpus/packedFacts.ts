import { packDuplicates, unpackDuplicates, type DuplicateFacts } from '../analysis/duplicates/index.ts';
import type { IndexState } from '../analysis/corpusIndex.ts';
import type { DocumentFacts } from './facts.ts';
import { pack, unpack } from './packing.ts';

/** Changes with the form of what is packed, so that nothing older is taken for it. */
export const packedFormat = 2;

/** Parts that are written as JSON; each is only parsed where somebody asks for it. */
const jsonParts = ['layout', 'paragraphs', 'boilerplate', 'spelling', 'names', 'quantities', 'claims', 'entities'] as const;
type JsonPart = (typeof jsonParts)[number];

/** Facts as one run of bytes, which crosses threads without a copy and is kept in place of objects. */
export function packFacts(facts: DocumentFacts): Uint8Array<ArrayBuffer> {
  if (facts instanceof PackedFacts) return facts.bytes;
  const encoder = new TextEncoder();
  const parts = jsonParts.map((part) => [part, encoder.encode(JSON.stringify(facts[part]))] as const);
  return pack({ hash: facts.hash, duplicates: packDuplicates(facts.duplicates), ...Object.fromEntries(parts) });
}

/** Facts that were packed. Throws where the bytes are not such facts. */
export function unpackFacts(bytes: Uint8Array<ArrayBuffer>): DocumentFacts {
  return new PackedFacts(bytes);
}

class PackedFacts implements DocumentFacts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: number;
  readonly #state: IndexState;
  readonly #parsed: Partial<DocumentFacts> = {};
  #duplicates: DuplicateFacts | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    this.#state = unpack(bytes);
    this.hash = this.#state.hash as number;
  }

  get duplicates(): DuplicateFacts {
    return (this.#duplicates ??= unpackDuplicates(this.#state.duplicates as IndexState));
  }

  get layout(): DocumentFacts['layout'] {
    return this.#parse('layout');
  }

  get paragraphs(): DocumentFacts['paragraphs'] {
    return this.#parse('paragraphs');
  }

  get boilerplate(): DocumentFacts['boilerplate'] {
    return this.#parse('boilerplate');
  }

  get spelling(): DocumentFacts['spelling'] {
    return this.#parse('spelling');
  }

  get names(): DocumentFacts['names'] {
    return this.#parse('names');
  }

  get quantities(): DocumentFacts['quantities'] {
    return this.#parse('quantities');
  }

  get claims(): DocumentFacts['claims'] {
    return this.#parse('claims');
  }

  get entities(): DocumentFacts['entities'] {
    return this.#parse('entities');
  }

  #parse<Part extends JsonPart>(part: Part): DocumentFacts[Part] {
    const known = this.#parsed[part];
    if (known !== undefined) return known as DocumentFacts[Part];
    const parsed = JSON.parse(new TextDecoder().decode(this.#state[part] as Uint8Array)) as DocumentFacts[Part];
    this.#parsed[part] = parsed;
    return parsed;
  }
}
