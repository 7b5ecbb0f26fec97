/** The longest stretch of letters that one edit turns into another stretch. */
const longest = 2;

/** One edit of a lattice: it leads from one cell to another; a cell is `i * (b.length + 1) + j` after `i` and `j` letters. */
export interface AlignmentEdit {
  readonly from: number;
  readonly to: number;
  /** What the edit is by itself; one and the same array for equal edits. */
  readonly features: readonly string[];
  /** What it is among its neighbours. */
  readonly context: readonly string[];
}

const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter);

/**
 * Every edit by which a stretch of up to two letters of `a` may stand for one of `b`, ordered by the cell they end in.
 * The features are the same for (a, b) and (b, a). Names are folded (letters a–z).
 */
export function alignmentEdits(a: string, b: string): AlignmentEdit[] {
  const edits: AlignmentEdit[] = [];
  const width = b.length + 1;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      for (let left = 0; left <= Math.min(longest, i); left++) {
        for (let right = 0; right <= Math.min(longest, j); right++) {
          if (left + right === 0) continue;
          const start = i - left;
          const otherStart = j - right;
          if (left === right && left > 1 && hasSameLetter(a, start, b, otherStart, left)) continue;
          edits.push({
            from: start * width + otherStart,
            to: i * width + j,
            features: featuresOf(editKey(a, start, i, b, otherStart, j)),
            context: left === 0 ? contextOf(b, otherStart, j) : right === 0 ? contextOf(a, start, i) : none,
          });
        }
      }
    }
  }
  return edits;
}

/** Whether a letter stands for itself inside two stretches of one length: then shorter edits say the same. */
function hasSameLetter(a: string, i: number, b: string, j: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) if (a[i + offset] === b[j + offset]) return true;
  return false;
}

const none: readonly string[] = [];

/** The two stretches in code-unit order with `|` between them, and where the names begin (`^`) or end (`$`) with them. */
function editKey(a: string, start: number, end: number, b: string, otherStart: number, otherEnd: number): string {
  const left = a.slice(start, end);
  const right = b.slice(otherStart, otherEnd);
  const edit = left < right ? `${left}|${right}` : `${right}|${left}`;
  return edit + (start === 0 && otherStart === 0 ? '^' : '') + (end === a.length && otherEnd === b.length ? '$' : '');
}

/** Far more edits than the names of a corpus need; forgotten all at once if ever there are more. */
const mostKnownEdits = 100_000;
const knownEdits = new Map<string, readonly string[]>();

function featuresOf(key: string): readonly string[] {
  let features = knownEdits.get(key);
  if (features === undefined) {
    if (knownEdits.size >= mostKnownEdits) knownEdits.clear();
    features = describeEdit(key);
    knownEdits.set(key, features);
  }
  return features;
}

function describeEdit(key: string): readonly string[] {
  const middle = key.indexOf('|');
  const place = key.replace(/[^$^]/g, '');
  const left = key.slice(0, middle);
  const right = key.slice(middle + 1, key.length - place.length);
  if (left === right) return [`=${place}`, isVowel(left) ? '=v' : '=c'];
  const features = [kindOf(left, right) + place, `${left}|${right}`];
  if (place !== '') features.push(key);
  return features;
}

/** Features of the letters `start…end` of a name that stand for nothing in the other one. */
function contextOf(name: string, start: number, end: number): readonly string[] {
  const inserted = name.slice(start, end);
  const before = start === 0 ? '^' : name[start - 1];
  const after = end === name.length ? '$' : name[end];
  const features = [`${before}<${inserted}`, `${inserted}>${after}`];
  if (before === inserted || after === inserted) features.push(isVowel(inserted) ? 'doubled-vowel' : 'doubled');
  return features;
}

/** The kind of an edit: how many vowels and consonants stand for how many. */
function kindOf(left: string, right: string): string {
  const kinds = [left, right].map((letters) => Array.from(letters, (letter) => (isVowel(letter) ? 'v' : 'c')).join(''));
  return kinds.sort().join('~') + (swapped(left, right) ? '%' : '');
}

function swapped(left: string, right: string): boolean {
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
