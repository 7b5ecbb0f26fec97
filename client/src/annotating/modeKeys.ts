/** What a key does in annotation mode. */
export type ModeAction =
  | 'accept' | 'reject' | 'skip' | 'back' | 'acceptAll' | 'rejectAll'
  | 'startLeft' | 'startRight' | 'endLeft' | 'endRight'
  | 'tag' | 'everywhere' | 'changeLabel' | 'delete' | 'addFragment' | 'relate' | 'attribute' | 'note' | 'link'
  | 'nextAnnotation' | 'previousAnnotation' | 'undo' | 'redo' | 'help' | 'leave';

/** A key of annotation mode: an action, or a label to tag with. */
export type ModeKey = { readonly keys: readonly string[]; readonly title: string } & ({ readonly action: ModeAction } | { readonly label: string });

/** A label of the schema with the key that it has there. */
export interface KeyedLabel {
  readonly name: string;
  readonly description: string;
  readonly key?: string;
}

/** Keys that no label may take, since the mode could not be used without them. */
const reserved: ReadonlySet<string> = new Set(['y', 'n', ' ', 'u', '?']);

const actions: readonly { readonly action: ModeAction; readonly keys: readonly string[]; readonly title: string }[] = [
  { action: 'accept', keys: ['y', 'Enter'], title: 'Accept the suggestion' },
  { action: 'reject', keys: ['n'], title: 'Reject the suggestion, for good' },
  { action: 'skip', keys: [' ', 'Tab'], title: 'Skip it: go to the next suggestion' },
  { action: 'back', keys: ['b', 'Backspace'], title: 'Go back to the suggestion before' },
  { action: 'acceptAll', keys: ['Y'], title: 'Accept all suggestions of these words in the corpus' },
  { action: 'rejectAll', keys: ['N'], title: 'Reject all suggestions of these words in the corpus' },
  { action: 'startLeft', keys: ['a'], title: 'Move the start left by a word' },
  { action: 'startRight', keys: ['s'], title: 'Move the start right by a word' },
  { action: 'endLeft', keys: ['d'], title: 'Move the end left by a word' },
  { action: 'endRight', keys: ['f'], title: 'Move the end right by a word' },
  { action: 'tag', keys: ['t'], title: 'Tag as …' },
  { action: 'everywhere', keys: ['w'], title: 'Tag these words everywhere in the corpus …' },
  { action: 'changeLabel', keys: ['c'], title: 'Change the label of the annotation …' },
  { action: 'delete', keys: ['x', 'Delete'], title: 'Delete the annotation' },
  { action: 'addFragment', keys: ['+'], title: 'Add the selection to the annotation as another fragment' },
  { action: 'relate', keys: ['r'], title: 'Start a relation here, or finish it' },
  { action: 'attribute', keys: ['e'], title: 'Set an attribute …' },
  { action: 'note', keys: ['m'], title: 'Write a note …' },
  { action: 'link', keys: ['k'], title: 'Link to an entity or a knowledge base …' },
  { action: 'nextAnnotation', keys: ['.'], title: 'Go to the next annotation' },
  { action: 'previousAnnotation', keys: [','], title: 'Go to the annotation before' },
  { action: 'undo', keys: ['u'], title: 'Undo the latest decision' },
  { action: 'redo', keys: ['U'], title: 'Do it again' },
  { action: 'help', keys: ['?'], title: 'Show these keys' },
  { action: 'leave', keys: ['Escape'], title: 'Leave annotation mode' },
];

/** All keys of annotation mode. A label's key comes before one of the mode's own, which then is reached by its command only. */
export function modeKeys(labels: readonly KeyedLabel[]): ModeKey[] {
  const ofLabels = labels.flatMap(({ name, description, key }): ModeKey[] =>
    key === undefined || reserved.has(key) ? [] : [{ keys: [key], title: `Tag as ${name}${description === '' ? '' : `: ${description}`}`, label: name }],
  );
  const taken = new Set(ofLabels.flatMap(({ keys }) => keys));
  const ofMode = actions.map((action): ModeKey => ({ ...action, keys: action.keys.filter((key) => !taken.has(key)) }));
  return [...ofMode.slice(0, 4), ...ofLabels, ...ofMode.slice(4)];
}

/** What a key does; undefined where it does nothing. */
export function modeKeyOf(keys: readonly ModeKey[], key: string): ModeKey | undefined {
  return keys.find((one) => one.keys.includes(key));
}

/** A key as people read it. */
export function keyName(key: string): string {
  return key === ' ' ? 'Space' : key;
}
