/** One thing that an annotator did, in one document or in many. */
export interface Action {
  readonly documents: ReadonlySet<string>;
}

/** An action, and the hash of the document's text right after it. */
interface Entry {
  readonly action: Action;
  readonly text: number;
}

const mostActions = 200;

/**
 * What was done and undone in each document, with the text as it was right after: an editor's undo key takes an action
 * back only where the text has not changed since.
 */
export class ActionLog {
  readonly #done = new Map<string, Entry[]>();
  readonly #undone = new Map<string, Entry[]>();

  /** Remembers an action; what was undone in the document before can then not be done again. */
  add(document: string, action: Action, text: number): void {
    push(this.#done, document, { action, text });
    this.#undone.delete(document);
  }

  /** The latest action on a document; with `text`, only if the document's text is the one that it left. */
  latestDone(document: string, text?: number): Action | undefined {
    return latest(this.#done, document, text);
  }

  latestUndone(document: string, text?: number): Action | undefined {
    return latest(this.#undone, document, text);
  }

  undone(document: string, action: Action, text: number): void {
    move(this.#done, this.#undone, document, { action, text });
  }

  redone(document: string, action: Action, text: number): void {
    move(this.#undone, this.#done, document, { action, text });
  }

  /** An action that can be neither undone nor done again in a document. */
  drop(document: string, action: Action): void {
    remove(this.#done, document, action);
    remove(this.#undone, document, action);
  }

  forget(document: string): void {
    this.#done.delete(document);
    this.#undone.delete(document);
  }
}

type Stacks = Map<string, Entry[]>;

function push(stacks: Stacks, document: string, entry: Entry): void {
  const stack = stacks.get(document) ?? [];
  stacks.set(document, [...stack, entry].slice(-mostActions));
}

function latest(stacks: Stacks, document: string, text: number | undefined): Action | undefined {
  const entry = stacks.get(document)?.at(-1);
  return entry && (text === undefined || entry.text === text) ? entry.action : undefined;
}

function remove(stacks: Stacks, document: string, unwanted: Action): void {
  stacks.set(document, (stacks.get(document) ?? []).filter(({ action }) => action !== unwanted));
}

function move(from: Stacks, to: Stacks, document: string, entry: Entry): void {
  remove(from, document, entry.action);
  push(to, document, entry);
}
