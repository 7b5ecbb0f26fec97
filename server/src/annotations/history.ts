import { anchorState } from './anchoring/state.ts';
import type { AnchorState } from './anchoring/state.ts';
import { materialize } from './anchoring/materialize.ts';
import type { AnnotatedText } from './annotatedText.ts';
import { sameJson } from './equal.ts';
import { without } from './json.ts';
import { mergeItem } from './mergeItem.ts';
import { sameButPlace } from './merge.ts';
import type { AnnotationItem, AnnotationPage, Dismissal } from './model.ts';

/** What an operation did: every item it added, changed or removed, before and after. */
interface Step {
  /** What the annotator did: the same object in each sidecar that it changed. */
  readonly action: object;
  readonly items: readonly { readonly id: string; readonly before?: AnnotationItem; readonly after?: AnnotationItem }[];
  readonly added: readonly Dismissal[];
  readonly removed: readonly Dismissal[];
}

const mostSteps = 200;

/**
 * The operations on one sidecar that can be undone and redone. The items that it keeps follow the text like those of the
 * page, so that undoing puts an annotation back where its words are now.
 */
export class History {
  #undo: Step[] = [];
  #redo: Step[] = [];
  /** The items of all steps over the text; only there once the text has changed since they were last brought up to date. */
  #shadow: AnchorState | undefined;

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Remembers an operation as (a part of) an action; what was undone before can then not be redone any more. */
  push(before: AnnotationPage, after: AnnotationPage, action: object): void {
    this.#settle(before);
    this.#undo.push(stepBetween(before, after, action));
    if (this.#undo.length > mostSteps) this.#undo.shift();
    this.#redo = [];
  }

  /** The page without an action, or without the latest one; undefined where there is none to take back. */
  undo(page: AnnotationPage, action?: object): AnnotationPage | undefined {
    this.#settle(page);
    const step = takeStep(this.#undo, action);
    if (!step) return undefined;
    this.#redo.push(step);
    return applyStep(page, reversed(step));
  }

  /** The page with an action that was undone, or with the one that was undone last; undefined where there is none. */
  redo(page: AnnotationPage, action?: object): AnnotationPage | undefined {
    this.#settle(page);
    const step = takeStep(this.#redo, action);
    if (!step) return undefined;
    this.#undo.push(step);
    return applyStep(page, step);
  }

  /** Lets the remembered items follow a change of the text; `text` is the text before it. */
  follow(change: (state: AnchorState) => AnchorState, text: AnnotatedText): void {
    if (!this.canUndo && !this.canRedo) return;
    this.#shadow = change(this.#shadow ?? anchorState(this.#items(), text));
  }

  #items(): AnnotationItem[] {
    const items = [...this.#undo, ...this.#redo].flatMap((step) => step.items.flatMap(({ before, after }) => [before, after]));
    return [...new Set(items)].filter((item) => item !== undefined);
  }

  #settle(page: AnnotationPage): void {
    if (!this.#shadow) return;
    const former = this.#shadow.items;
    const { items } = materialize({ ...page, items: former }, this.#shadow).page;
    const fresh = new Map(former.map((item, index) => [item, items[index]]));
    const renew = (step: Step): Step => ({
      ...step,
      items: step.items.map(({ id, before, after }) => ({ id, before: before && fresh.get(before), after: after && fresh.get(after) })),
    });
    this.#undo = this.#undo.map(renew);
    this.#redo = this.#redo.map(renew);
    this.#shadow = undefined;
  }
}

/** Takes the step of an action, or the last one, out of a stack. */
function takeStep(steps: Step[], action: object | undefined): Step | undefined {
  const index = action === undefined ? steps.length - 1 : steps.findLastIndex((step) => step.action === action);
  return index < 0 ? undefined : steps.splice(index, 1)[0];
}

function stepBetween(before: AnnotationPage, after: AnnotationPage, action: object): Step {
  const former = new Map(before.items.map((item) => [item.id, item]));
  const next = new Map(after.items.map((item) => [item.id, item]));
  const ids = [...new Set([...former.keys(), ...next.keys()])].filter((id) => former.get(id) !== next.get(id));
  const dismissedBefore = before.dismissals ?? [];
  const dismissedAfter = after.dismissals ?? [];
  return {
    action,
    items: ids.map((id) => ({ id, before: former.get(id), after: next.get(id) })),
    added: dismissedAfter.filter((dismissal) => !dismissedBefore.includes(dismissal)),
    removed: dismissedBefore.filter((dismissal) => !dismissedAfter.includes(dismissal)),
  };
}

function reversed(step: Step): Step {
  const items = step.items.map(({ id, before, after }) => ({ id, before: after, after: before }));
  return { action: step.action, items, added: step.removed, removed: step.added };
}

function applyStep(page: AnnotationPage, step: Step): AnnotationPage {
  const changes = new Map(step.items.map((change) => [change.id, change]));
  const items: AnnotationItem[] = [];
  for (const item of page.items) {
    const change = changes.get(item.id);
    changes.delete(item.id);
    const next = change ? changed(item, change.before, change.after) : item;
    if (next) items.push(next);
  }
  for (const { before, after } of changes.values()) {
    // Somebody else has deleted what the operation had only changed: it stays deleted.
    if (after && !before) items.push(after);
  }
  const isRemoved = (dismissal: Dismissal): boolean => step.removed.some((removed) => sameJson(removed, dismissal));
  const dismissals = [...(page.dismissals ?? []).filter((dismissal) => !isRemoved(dismissal)), ...step.added];
  return dismissals.length > 0 ? { ...page, items, dismissals } : without({ ...page, items }, 'dismissals');
}

/** An item after a step; what was changed in it since, by others or by a later action, stays. */
function changed(current: AnnotationItem, before: AnnotationItem | undefined, after: AnnotationItem | undefined): AnnotationItem | undefined {
  if (!after) return before && !sameButPlace(before, current) ? current : undefined;
  if (!before) return current;
  if (sameJson(current, before)) return after;
  return mergeItem(before, current, after).item;
}
