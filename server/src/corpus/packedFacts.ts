import { packedBoilerplate } from '../analysis/boilerplate/index.ts';
import { packedClaims } from '../analysis/claims/index.ts';
import { packedDuplicates } from '../analysis/duplicates/index.ts';
import { packedEntities } from '../analysis/entities/index.ts';
import { packedNames } from '../analysis/names/index.ts';
import { ByteReader } from '../analysis/packing/byteReader.ts';
import { ByteWriter } from '../analysis/packing/byteWriter.ts';
import { type Codec, hash, list, record, span, whole, wholes } from '../analysis/packing/codecs.ts';
import { packedQuantities } from '../analysis/quantities/index.ts';
import { packedSpelling } from '../analysis/spelling/index.ts';
import type { LayoutFacts } from '../text/layout.ts';
import type { DocumentFacts } from './facts.ts';

/** Changes with the form of what is packed, so that nothing older is taken for it. */
export const packedFormat = 7;

/** The parts in the order in which they are written, a block each, which is only read where somebody asks for it. */
const parts: { readonly [Part in keyof DocumentFacts]: Codec<DocumentFacts[Part]> } = {
  hash,
  duplicates: packedDuplicates,
  layout: record<LayoutFacts>({ lineStarts: wholes, lineEnds: wholes, pairs: wholes, length: whole }),
  paragraphs: list(span),
  boilerplate: packedBoilerplate,
  spelling: packedSpelling,
  names: packedNames,
  quantities: packedQuantities,
  claims: packedClaims,
  entities: packedEntities,
};

const names = Object.keys(parts) as readonly (keyof DocumentFacts)[];

const writer = new ByteWriter();

/** Facts as one run of bytes, which crosses threads without a copy and is kept in place of objects. */
export function packFacts(facts: DocumentFacts): Uint8Array<ArrayBuffer> {
  if (facts instanceof PackedFacts) return facts.bytes;
  writer.begin();
  for (const name of names) {
    (parts[name] as Codec<unknown>).write(writer, facts[name]);
    writer.endBlock();
  }
  return writer.bytes();
}

/** Facts that were packed. Throws where the bytes are not such facts. */
export function unpackFacts(bytes: Uint8Array<ArrayBuffer>): DocumentFacts {
  return new PackedFacts(bytes);
}

class PackedFacts implements DocumentFacts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: number;
  readonly #known: Partial<DocumentFacts> = {};

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    this.hash = this.#read('hash');
  }

  get duplicates(): DocumentFacts['duplicates'] {
    return this.#read('duplicates');
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
    return this.#read('spelling');
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
    return this.#read('entities');
  }

  #read<Part extends keyof DocumentFacts>(part: Part): DocumentFacts[Part] {
    const known = this.#known[part];
    if (known !== undefined) return known as DocumentFacts[Part];
    const reader = new ByteReader(this.bytes, names.indexOf(part));
    const facts = parts[part].read(reader) as DocumentFacts[Part];
    reader.finish();
    (this.#known as Record<string, unknown>)[part] = facts;
    return facts;
  }
}
