import { packDuplicates, type PackedDuplicates, unpackDuplicates } from '../analysis/duplicates/index.ts';
import { packEntities, type PackedEntities, unpackEntities } from '../analysis/entities/index.ts';
import { packSpelling, type PackedSpelling, unpackSpelling } from '../analysis/spelling/index.ts';
import { readData, writeData } from './data.ts';
import type { DocumentFacts } from './facts.ts';

/** Changes with the form of what is packed, so that nothing older is taken for it. */
export const packedFormat = 5;

/** The parts in the order in which they are written; each is only read where somebody asks for it. */
const parts = ['hash', 'duplicates', 'layout', 'paragraphs', 'boilerplate', 'spelling', 'names', 'quantities', 'claims', 'entities'] as const;
type Part = (typeof parts)[number];

/** Facts as one run of bytes, which crosses threads without a copy and is kept in place of objects. */
export function packFacts(facts: DocumentFacts): Uint8Array<ArrayBuffer> {
  if (facts instanceof PackedFacts) return facts.bytes;
  return writeData(parts.map((part) => writeData(laidOut(facts, part))));
}

/** A part as it is written: what has many records by columns. */
function laidOut(facts: DocumentFacts, part: Part): unknown {
  if (part === 'duplicates') return packDuplicates(facts.duplicates);
  if (part === 'spelling') return packSpelling(facts.spelling);
  if (part === 'entities') return packEntities(facts.entities);
  return facts[part];
}

/** Facts that were packed. Throws where the bytes are not such facts. */
export function unpackFacts(bytes: Uint8Array<ArrayBuffer>): DocumentFacts {
  return new PackedFacts(bytes);
}

class PackedFacts implements DocumentFacts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: number;
  readonly #parts: readonly Uint8Array[];
  readonly #known: Partial<DocumentFacts> = {};

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    this.#parts = readData(bytes) as Uint8Array[];
    this.hash = readData(this.#parts[parts.indexOf('hash')]) as number;
  }

  get duplicates(): DocumentFacts['duplicates'] {
    return this.#read('duplicates', (packed) => unpackDuplicates(packed as PackedDuplicates));
  }

  get layout(): DocumentFacts['layout'] {
    return this.#read('layout');
  }

  get paragraphs(): DocumentFacts['paragraphs'] {
    return this.#read('paragraphs');
  }

  get boilerplate(): DocumentFacts['boilerplate'] {
    return this.#read('boilerplate');
  }

  get spelling(): DocumentFacts['spelling'] {
    return this.#read('spelling', (packed) => unpackSpelling(packed as PackedSpelling));
  }

  get names(): DocumentFacts['names'] {
    return this.#read('names');
  }

  get quantities(): DocumentFacts['quantities'] {
    return this.#read('quantities');
  }

  get claims(): DocumentFacts['claims'] {
    return this.#read('claims');
  }

  get entities(): DocumentFacts['entities'] {
    return this.#read('entities', (packed) => unpackEntities(packed as PackedEntities));
  }

  #read<Name extends Part>(part: Name, open = (packed: unknown) => packed as DocumentFacts[Name]): DocumentFacts[Name] {
    const known = this.#known[part];
    if (known !== undefined) return known as DocumentFacts[Name];
    const facts = open(readData(this.#parts[parts.indexOf(part)]));
    this.#known[part] = facts;
    return facts;
  }
}
