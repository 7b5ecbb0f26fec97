import { letterAt, letterCount } from './letters.ts';

/**
 * What it costs to write one letter sequence for another: negative natural logarithms of how likely people's slips are, the
 * channel of Kernighan, Church and Gale (1990) with the multi-letter edits of Brill and Moore (2000).
 */
export interface ErrorModel {
  /** By `written * letterCount + meant`; 0 on the diagonal. */
  readonly substitution: Float32Array;
  /** A letter written too much, by `letter * letterCount + the letter before it`. */
  readonly insertion: Float32Array;
  /** A letter left out, by `letter * letterCount + the meant letter before it`. */
  readonly deletion: Float32Array;
  /** Two neighbouring letters changed places. */
  readonly transposition: number;
  /** Added to every edit of the first letter, which people seldom get wrong. */
  readonly first: number;
  readonly sequences: readonly SequenceEdit[];
}

/** A sequence of letters that sounds like another, written for it; letters by number. */
export interface SequenceEdit {
  readonly written: readonly number[];
  readonly meant: readonly number[];
  readonly cost: number;
}

const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const vowels = 'aeiouy';

/** Letters that stand for one sound somewhere in English. */
const alike = 'ck cs sz gj gk fv pb td mn vw xz xs iy qk ao ei';

/** Spellings of one sound, each written for the other: "shun" for "tion", "f" for "ph". */
const soundAlike =
  'f=ph f=gh k=ch k=ck k=qu s=ss c=ss s=sc s=ps n=kn r=wr g=gh ci=ti si=ti ei=ie ea=ee ee=ie ea=e ee=y er=or er=ar or=ar er=re el=le al=le il=le el=al el=il ' +
  'en=an ou=u oo=u ow=ou au=o aw=au ew=u ai=ay ai=a ay=ey ei=a igh=i w=wh y=ie ys=ies x=cs x=cc ks=x kw=qu j=dg ge=dg sh=ch sh=ti sh=ci ch=tu us=ous ful=full ly=ley ' +
  'ure=er ir=er ur=er ear=er ear=ere air=are eir=ere oe=o ed=t d=ed m=mb m=mn';

const substitutionCosts = { plain: 5.2, vowels: 2.9, alike: 3.3, keyboard: 4.2 };
const insertionCosts = { plain: 4.3, doubled: 2.6, vowel: 3.5 };
const deletionCosts = { plain: 4.0, doubled: 2.2, vowel: 3.2 };

/** The error model before any training: classes of edits, by how the letters sound and where they lie on the keyboard. */
export function priorErrorModel(): ErrorModel {
  const substitution = new Float32Array(letterCount * letterCount);
  const insertion = new Float32Array(letterCount * letterCount);
  const deletion = new Float32Array(letterCount * letterCount);
  const letters = 'abcdefghijklmnopqrstuvwxyz' + "'";
  for (let a = 0; a < letterCount; a++) {
    for (let b = 0; b < letterCount; b++) {
      const cell = a * letterCount + b;
      substitution[cell] = a === b ? 0 : substitutionCost(letters[a], letters[b]);
      insertion[cell] = a === b ? insertionCosts.doubled : vowels.includes(letters[a]) ? insertionCosts.vowel : insertionCosts.plain;
      deletion[cell] = a === b ? deletionCosts.doubled : vowels.includes(letters[a]) ? deletionCosts.vowel : deletionCosts.plain;
    }
  }
  const sequences = soundAlike.split(' ').flatMap((pair) => {
    const [one, other] = pair.split('=').map((text) => Array.from(text, (_, offset) => letterAt(text, offset)));
    return [
      { written: one, meant: other, cost: 3.2 },
      { written: other, meant: one, cost: 3.2 },
    ];
  });
  return { substitution, insertion, deletion, transposition: 2.8, first: 1.5, sequences };
}

function substitutionCost(written: string, meant: string): number {
  if (vowels.includes(written) && vowels.includes(meant)) return substitutionCosts.vowels;
  if (alike.split(' ').some((pair) => pair.includes(written) && pair.includes(meant))) return substitutionCosts.alike;
  return areKeyboardNeighbours(written, meant) ? substitutionCosts.keyboard : substitutionCosts.plain;
}

function areKeyboardNeighbours(a: string, b: string): boolean {
  const rowA = keyboardRows.findIndex((row) => row.includes(a));
  const rowB = keyboardRows.findIndex((row) => row.includes(b));
  if (rowA < 0 || rowB < 0 || Math.abs(rowA - rowB) > 1) return false;
  const distance = keyboardRows[rowB].indexOf(b) - keyboardRows[rowA].indexOf(a);
  return rowA === rowB ? Math.abs(distance) === 1 : rowB > rowA ? distance === 0 || distance === -1 : distance === 0 || distance === 1;
}
