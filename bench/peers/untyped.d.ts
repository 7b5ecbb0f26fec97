/** The packages without types of their own, as far as they are used here. */
declare module 'minhash' {
  export class Minhash {
    constructor(options: { numPerm: number });
    update(shingle: string): void;
    jaccard(other: Minhash): number;
  }
  export class LshIndex {
    insert(key: string, hash: Minhash): void;
    query(hash: Minhash): string[];
  }
}

declare module 'nspell' {
  export default function nspell(dictionary: { aff: Buffer; dic: Buffer }): { correct(word: string): boolean; suggest(word: string): string[] };
}
