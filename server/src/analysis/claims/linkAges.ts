import { byConcept } from './buckets.ts';
import type { ClaimFrame, Person } from './frame.ts';
import { common } from './likeness.ts';
import { sameName } from './sameName.ts';

/** The age claims of a document that speak of one person. */
interface Someone {
  readonly frames: number[];
  readonly person: Person;
  readonly low: number;
  readonly high: number;
  readonly approx: boolean;
}

/** Two sources seldom miss an age by more; a wider gap means two people of one name, or another time. */
const widestGap = 9;
const nearGap = 2;
/** From this age on a year or two tell no two people apart. */
const grown = 16;
/** So many words around the only ages of two documents that are the same tell that they are one person's. */
const sameWords = 2;

/** Pairs of age claims, by index into the frames, that are about one person; `a` and `b` may be the same document's. */
export function linkAges(a: readonly ClaimFrame[], b: readonly ClaimFrame[]): [number, number][] {
  const own = peopleOf(a);
  if (a === b) return own.flatMap((someone) => chain(someone.frames));
  const links: [number, number][] = [];
  const people = peopleOf(b);
  const matches: { left: number; right: number; score: number }[] = [];
  for (const [left, x] of own.entries()) {
    for (const [right, y] of people.entries()) {
      const score = likeness(x, y, isOnly(x, own) && isOnly(y, people));
      if (score > 0) matches.push({ left, right, score });
    }
  }
  matches.sort((x, y) => y.score - x.score || x.left - y.left || x.right - y.right);
  const takenLeft = new Set<number>();
  const takenRight = new Set<number>();
  const accept = (left: number, right: number): void => {
    takenLeft.add(left);
    takenRight.add(right);
    for (const i of own[left].frames) for (const j of people[right].frames) links.push([i, j]);
  };
  for (const { left, right } of matches) if (!takenLeft.has(left) && !takenRight.has(right)) accept(left, right);
  if (isOneAlone(own, people) && common(a[own[0].frames[0]].context, b[people[0].frames[0]].context) >= sameWords && !takenLeft.has(0)) accept(0, 0);
  const matched = takenLeft.size > 0;
  for (const [left, right] of leftOver(own, people, takenLeft, takenRight, matched)) accept(left, right);
  return links;
}

function chain(frames: readonly number[]): [number, number][] {
  return frames.slice(1).map((frame, index) => [frames[index], frame]);
}

const known = new WeakMap<readonly ClaimFrame[], readonly Someone[]>();

/** The people of a document, remembered by the list of its claims. */
function peopleOf(frames: readonly ClaimFrame[]): readonly Someone[] {
  const people = known.get(frames) ?? findPeople(frames);
  known.set(frames, people);
  return people;
}

/** The people of a document: claims with one name, or with one age and nothing that tells two people apart. */
function findPeople(frames: readonly ClaimFrame[]): Someone[] {
  const people: Someone[] = [];
  for (const index of byConcept(frames).get('age age') ?? []) {
    const frame = frames[index];
    const person = frame.person;
    if (person === undefined || frame.low === null || frame.high === null) continue;
    const same = people.findIndex((each) => isSamePerson(each, person, frame.low!, frame.high!));
    if (same < 0) people.push({ frames: [index], person, low: frame.low, high: frame.high, approx: frame.approx });
    else people[same] = { ...people[same], frames: [...people[same].frames, index], person: merged(people[same].person, person) };
  }
  return people;
}

function isSamePerson(someone: Someone, person: Person, low: number, high: number): boolean {
  const equal = someone.low === low && someone.high === high;
  if (someone.person.name.length > 0 && person.name.length > 0) {
    return sameName(someone.person.name, person.name) && (equal || (person.name.length > 1 && Math.abs(someone.low - low) <= nearGap));
  }
  return equal && genderFits(someone.person, person) && roleFits(someone.person, person);
}

function merged(a: Person, b: Person): Person {
  return { name: a.name.length >= b.name.length ? a.name : b.name, gender: a.gender ?? b.gender, noun: a.noun ?? b.noun, role: a.role ?? b.role };
}

function genderFits(a: Person, b: Person): boolean {
  return a.gender === null || b.gender === null || a.gender === b.gender;
}

function roleFits(a: Person, b: Person): boolean {
  const [x, y] = [partOf(a.role), partOf(b.role)];
  return x === null || y === null || x === y;
}

/** Victims of either kind are told apart from suspects and from those who only saw or say. */
function partOf(role: Person['role']): string | null {
  return role === 'killed' || role === 'wounded' ? 'victim' : role;
}

/** Whether they are the one suspect, or the one who died, of a document. */
function isOnlyInRole(someone: Someone, people: readonly Someone[]): boolean {
  const { role } = someone.person;
  return (role === 'suspect' || role === 'killed' || role === 'wounded') && people.every((each) => each === someone || each.person.role !== role);
}

/** Whether a noun tells no more of a person than the role does. */
function isPlainNoun(noun: string | null): boolean {
  return noun === null || noun === 'victim' || noun === 'person';
}

/** Whether each of two documents gives one grown person's age, and the two may be one. */
function isOneAlone(own: readonly Someone[], others: readonly Someone[]): boolean {
  if (own.length !== 1 || others.length !== 1) return false;
  const [x, y] = [own[0], others[0]];
  const named = x.person.name.length > 0 && y.person.name.length > 0;
  return !named && genderFits(x.person, y.person) && roleFits(x.person, y.person) && Math.min(x.low, y.low) >= grown && Math.abs(x.low - y.low) <= nearGap;
}

/** Whether nobody else of those people has the surname. */
function isOnly(someone: Someone, people: readonly Someone[]): boolean {
  const surname = someone.person.name.at(-1);
  return !people.some((each) => each !== someone && surname !== undefined && each.person.name.includes(surname));
}

/** How surely two people of two documents are one, by name or by age, 0 where nothing tells; `only`: no one else there has the surname. */
function likeness(a: Someone, b: Someone, only: boolean): number {
  const equal = a.low === b.low && a.high === b.high;
  const named = a.person.name.length > 0 && b.person.name.length > 0;
  if (named) {
    if (!sameName(a.person.name, b.person.name) || !genderFits(a.person, b.person)) return 0;
    if (equal) return 4;
    const full = a.person.name.length > 1 && b.person.name.length > 1;
    if (!full) return only && roleFits(a.person, b.person) && Math.abs(a.low - b.low) <= nearGap ? 2 : 0;
    return Math.abs(a.low - b.low) <= widestGap ? 3 : 0;
  }
  if (!genderFits(a.person, b.person)) return 0;
  const score = (a.person.gender !== null && a.person.gender === b.person.gender ? 0.4 : 0) + (roleFits(a.person, b.person) ? 0.3 : 0) + (a.person.noun === b.person.noun ? 0.2 : 0);
  if (equal) return 1 + score;
  const covered = (a.approx || b.approx) && a.low <= b.high && b.low <= a.high;
  return covered ? 0.5 + score : 0;
}

/** People left without a partner whose ages nearly agree, where each is the only one that fits the other. */
function leftOver(own: readonly Someone[], others: readonly Someone[], takenLeft: ReadonlySet<number>, takenRight: ReadonlySet<number>, matched: boolean): [number, number][] {
  const fits = (x: Someone, y: Someone): boolean => {
    const named = x.person.name.length > 0 && y.person.name.length > 0;
    if (named || !genderFits(x.person, y.person) || !roleFits(x.person, y.person)) return false;
    if (!matched && (x.person.role === null || y.person.role === null)) return false;
    if (isOnlyInRole(x, own) && isOnlyInRole(y, others) && x.person.role === y.person.role && (isPlainNoun(x.person.noun) || isPlainNoun(y.person.noun) || x.person.noun === y.person.noun || x.person.role === 'suspect') && Math.abs(x.low - y.low) <= nearGap) return true;
    if (x.person.gender === null || y.person.gender === null) return x.person.noun !== null && x.person.noun === y.person.noun;
    const gap = Math.max(x.low, y.low) - Math.min(x.high, y.high);
    return gap <= (matched && x.low >= grown ? nearGap : 1);
  };
  const pairs: [number, number][] = [];
  for (const [left, x] of own.entries()) {
    if (takenLeft.has(left)) continue;
    const right = others.findIndex((y, index) => !takenRight.has(index) && fits(x, y));
    if (right < 0) continue;
    const rivalsRight = others.filter((y, index) => !takenRight.has(index) && fits(x, y)).length;
    const rivalsLeft = own.filter((y, index) => !takenLeft.has(index) && fits(y, others[right])).length;
    if (rivalsRight === 1 && rivalsLeft === 1) pairs.push([left, right]);
  }
  return pairs;
}
