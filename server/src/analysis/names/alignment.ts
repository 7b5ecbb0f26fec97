/** The longest stretch of letters that one edit turns into another stretch. */
const longest = 2;

/** One edit of a lattice: letters `from…to` of one name stand for letters of the other; `features` name what it is. */
export interface AlignmentEdit {
  /** The cell that the edit starts in and the one it ends in; a cell is `i * (b.length + 1) + j`. */
  readonly from: number;
  readonly to: number;
  readonly features: readonly string[];
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
            features: featuresOf(a, start, i, b, otherStart, j),
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

function featuresOf(a: string, start: number, end: number, b: string, otherStart: number, otherEnd: number): string[] {
  const left = a.slice(start, end);
  const right = b.slice(otherStart, otherEnd);
  const edit = left < right ? `${left}|${right}` : `${right}|${left}`;
  const place = (start === 0 && otherStart === 0 ? '^' : '') + (end === a.length && otherEnd === b.length ? '$' : '');
  if (left === right) return [place === '' ? '=' : `=${place}`, isVowel(left) ? '=v' : '=c'];
  const features = [kindOf(left, right) + place, edit];
  if (place !== '') features.push(edit + place);
  if (left === '' || right === '') {
    const inserted = left === '' ? right : left;
    const host = left === '' ? b : a;
    const offset = left === '' ? otherStart : start;
    const before = host[offset - 1] ?? '^';
    const after = host[offset + inserted.length] ?? '$';
    features.push(`${before}<${inserted}`, `${inserted}>${after}`);
    if (before === inserted || after === inserted) features.push(isVowel(inserted) ? 'doubled-vowel' : 'doubled');
  }
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
