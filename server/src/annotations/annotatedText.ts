import { OffsetMap } from './offsetMap.ts';
import { identityOf } from './normalize.ts';
import type { DocumentIdentity } from './model.ts';

/** A document's text as the editor or the file holds it, with what annotations need to know of it, worked out once. */
export class AnnotatedText {
  /** Raw: with its own line endings and, from a file, perhaps a byte order mark. */
  readonly text: string;
  #offsets: OffsetMap | undefined;
  #identity: DocumentIdentity | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** UTF-16 offsets of the raw text to code points of the normalised one, and back. */
  get offsets(): OffsetMap {
    return (this.#offsets ??= new OffsetMap(this.text));
  }

  /** What a sidecar remembers of this text, for a document with the given relative IRI. */
  identity(source: string): DocumentIdentity {
    this.#identity ??= identityOf('', this.text);
    return { ...this.#identity, source };
  }
}
