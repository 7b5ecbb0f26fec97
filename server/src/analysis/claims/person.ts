import { stopWords } from './concepts.ts';
import type { Person, Role } from './frame.ts';
import type { Phrase } from './phrase.ts';
import type { Token } from './tokens.ts';

const male = new Set('man men boy boys male males son sons father dad brother brothers husband boyfriend uncle grandfather nephew guy grandson gunman stepfather stepson fiance businessman'.split(' '));
const female = new Set('woman women girl girls female females daughter daughters mother mom sister sisters wife girlfriend aunt grandmother niece lady granddaughter stepmother stepdaughter fiancee'.split(' '));
const neutral = new Set('teen teenager teens child children toddler baby infant suspect suspects victim victims shooter student resident driver neighbor neighbour friend officer person pal cousin sibling twin witness kid youth'.split(' '));
const suspectNouns = new Set('suspect suspects gunman shooter attacker'.split(' '));
const titles = new Set('mr mrs ms dr sgt lt capt officer deputy detective police chief president sen rep gov judge the a an his her their'.split(' '));

const roleCues: readonly [Role, RegExp][] = [
  ['killed', /^(?:killed|kills|killing|died|dies|dead|fatally|fatal|slain|death|murdered|deceased|pronounced)$/],
  ['wounded', /^(?:wounded|wounding|injured|injuring|hurt|shot|struck|hit|grazed|wound|wounds|condition|stabbed)$/],
  ['other', /^(?:said|says|told|watched|witness|witnessed|neighbor|neighbour|heard|recalled|declined|lives|added)$/],
  ['suspect', /^(?:charged|arrested|suspect|accused|wanted|custody|arraigned|gunman|shooter|arrest|turned|jailed|indicted|charges|homicide|manslaughter)$/],
];

const auxiliary = /^(?:was|were|is|are|been|being|be|who|fatally|also|had|has|critically|seriously|accidentally|then)$/;
const deed = /^(?:killed|kills|killing|wounded|wounding|injured|injuring|shot|struck|hit|stabbed)$/;

/** How far before "identified as" someone is told of, in tokens. */
const introducedReach = 14;

/** How far from an age its person's role may be told, in tokens. */
const roleReach = 16;

/** The person whom a sentence begins with ("Abel Tesfaye crossed the line"); empty where it begins with none. */
function namedFirst(tokens: readonly Token[]): readonly string[] {
  const start = tokens.findIndex((token) => isNameToken(token));
  if (start < 0 || start > 1 || !isNameToken(tokens[start + 1])) return [];
  let end = start;
  while (end + 1 < tokens.length && (isNameToken(tokens[end + 1]) || isInitialDot(tokens, end + 1))) end++;
  return tokens.slice(start, end + 1).filter((token) => token.isWord).map((token) => token.lower);
}

/** Whose age a phrase states, as its sentence tells it; "The 25-year-old" is the one whom the sentence `before` begins with. */
export function personOf(phrase: Phrase, before: readonly Token[]): Person {
  const attributive = /year/i.test(phrase.quantity.text);
  const named = (attributive ? nameAfter(phrase) : undefined) ?? nameBefore(phrase) ?? { name: attributive && phrase.first === 1 && phrase.tokens[0].lower === 'the' ? [...namedFirst(before)] : [], from: phrase.first };
  const noun = nounOf(phrase, named.from);
  const gender = genderOf(noun) ?? genderOf(adjectiveOf(phrase));
  return { name: named.name, gender, noun, role: noun !== null && suspectNouns.has(noun) ? 'suspect' : roleOf(phrase, named.from) };
}

function genderOf(word: string | null): Person['gender'] {
  return word === null ? null : male.has(word) ? 'male' : female.has(word) ? 'female' : null;
}

/** What tells the sex beside the age: "25-year-old female victim", "in his early 60s". */
function adjectiveOf({ tokens, first, last, quantity }: Phrase): string | null {
  const possessive = /\b(his|her)\b/i.exec(`${tokens[first - 1]?.text ?? ''} ${quantity.text}`)?.[1].toLowerCase();
  if (possessive !== undefined && /0s\b/.test(quantity.text)) return possessive === 'his' ? 'man' : 'woman';
  return tokens.slice(last + 1, last + 3).find((token) => /^(?:fe)?male$/.test(token.lower))?.lower ?? null;
}

interface Named {
  readonly name: string[];
  /** Index of the name's first token, or of the age where the name follows. */
  readonly from: number;
}

/** "Joseph Brown, 29,", "Cobbs is 19 years old", "Williams turns 18", "W. Mark Felt … died … at the age of 95". */
function nameBefore({ tokens, first, quantity }: Phrase): Named | undefined {
  let index = first - 1;
  while (index >= 0 && /^(?:,|an?|age|aged|is|was|turns|turned|who|just|now|only|the|at|of|believed|to|be)$/.test(tokens[index].lower)) index--;
  const link = tokens.slice(index + 1, first).map((token) => token.lower);
  if (link.length === 0 || (link[0] === ',' ? link.includes('of') : !link.some((word) => /^(?:is|was|turns|turned)$/.test(word)))) {
    return link.includes('age') || link.includes('aged') || /\baged?\b/i.test(quantity.text) ? subjectName(tokens, first) : undefined;
  }
  const run = nameRunTo(tokens, index);
  return run !== undefined && link.length > 1 && link[0] === ',' && /^(?:in|at|from|near|of|to|outside)$/.test(tokens[run.from - 1]?.lower ?? '') ? undefined : run;
}

/** The first name of the sentence before the age, where "aged 95" stands without one beside it. */
function subjectName(tokens: readonly Token[], first: number): Named | undefined {
  for (let index = 0; index < first; index++) {
    if (isNameToken(tokens[index]) && (index > 0 || isNameToken(tokens[index + 1]))) {
      let end = index;
      while (end + 1 < first && (isNameToken(tokens[end + 1]) || isInitialDot(tokens, end + 1))) end++;
      return nameRunTo(tokens, end);
    }
  }
  return undefined;
}

/** "29-year-old Joseph Brown", "his 2-year-old son, Adonis". */
function nameAfter({ tokens, last, first }: Phrase): Named | undefined {
  let index = last + 1;
  let skipped = 0;
  while (index < tokens.length && skipped < 3 && tokens[index].isWord && !tokens[index].isCapital && !stopWords.has(tokens[index].lower)) {
    index++;
    skipped++;
  }
  if (skipped > 0 && tokens[index]?.text === ',') index++;
  if (/^(?:identified|named|known)$/.test(tokens[index]?.lower ?? '')) index++;
  if (tokens[index]?.lower === 'as' && /^(?:identified|named|known)$/.test(tokens[index - 1].lower)) index++;
  const start = index;
  while (index < tokens.length && (isNameToken(tokens[index]) || isInitialDot(tokens, index))) index++;
  const name = tokens.slice(start, index).filter((token) => token.isWord).map((token) => token.lower);
  return name.length > 0 ? { name, from: first } : undefined;
}

function nameRunTo(tokens: readonly Token[], end: number): Named | undefined {
  let index = end;
  let quoted = false;
  while (index >= 0) {
    const token = tokens[index];
    if (/^["“”]$/.test(token.text)) quoted = !quoted;
    else if (!isNameToken(token) && !isInitialDot(tokens, index) && !(quoted && token.isCapital)) break;
    index--;
  }
  const run = tokens.slice(index + 1, end + 1).filter((token) => token.isWord && token.isCapital);
  const name = run.map((token) => token.lower).filter((word) => !titles.has(word));
  return name.length > 0 ? { name, from: index + 1 } : undefined;
}

function isNameToken(token: Token | undefined): boolean {
  return token !== undefined && token.isWord && token.isCapital && !stopWords.has(token.lower) && !male.has(token.lower) && !female.has(token.lower) && !/^(?:police|authorities)$/.test(token.lower) && !/['’]s$/.test(token.text);
}

function isInitialDot(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === '.' && /^(?:\p{L}|jr|sr)$/u.test(tokens[index - 1]?.lower ?? '');
}

/** What the person is called: the noun at the age, else the one set before the name ("his wife, Melody Amil, 37"). */
function nounOf({ tokens, first, last, quantity }: Phrase, from: number): string | null {
  const head = quantity.head === null ? null : quantity.head.toLowerCase();
  if (head !== null && isPersonNoun(head)) return head;
  for (let index = last + 1; index < Math.min(tokens.length, last + 5); index++) {
    if (!tokens[index].isWord) break;
    if (isPersonNoun(tokens[index].lower)) return tokens[index].lower;
    if (stopWords.has(tokens[index].lower)) break;
  }
  for (let index = Math.min(from, first) - 1; index >= Math.max(0, from - 5); index--) {
    if (tokens[index].breaksClause && !/^(?::|as)$/.test(tokens[index].lower)) break;
    if (isPersonNoun(tokens[index].lower)) return tokens[index].lower;
  }
  const introduced = /^(?:identified|named|known)$/.test(tokens[from - 2]?.lower ?? '') && tokens[from - 1]?.lower === 'as' ? from - 2 : /^(?:identified|named)$/.test(tokens[from - 1]?.lower ?? '') ? from - 1 : -1;
  for (let index = introduced; index >= Math.max(0, introduced - introducedReach); index--) if (isPersonNoun(tokens[index].lower)) return tokens[index].lower;
  const elliptic = tokens[last + 1]?.isWord !== true || /^(?:and|or)$/.test(tokens[last + 1].lower);
  if (!elliptic || !/^an?$/.test(tokens[first - 1]?.lower ?? '')) return null;
  return tokens.slice(Math.max(0, first - 8), first).findLast((token) => isPersonNoun(token.lower))?.lower ?? null;
}

function isPersonNoun(word: string): boolean {
  return male.has(word) || female.has(word) || neutral.has(word);
}

function roleOf({ tokens, first, last }: Phrase, name: number): Role | null {
  let best: Role | null = null;
  let nearest = roleReach + 1;
  for (let index = Math.max(0, first - roleReach); index < Math.min(tokens.length, last + roleReach); index++) {
    const distance = index < first ? (first - index) * 1.2 : index - last;
    for (const [role, cue] of roleCues) {
      if (index > last && deed.test(tokens[index].lower) && isOwnDeed(tokens, index)) {
        if (distance < nearest) [best, nearest] = ['suspect', distance];
        continue;
      }
      if ((role === 'killed' || role === 'wounded') && isAccused(tokens, index)) {
        if (cue.test(tokens[index].lower) && distance < nearest) [best, nearest] = ['suspect', distance];
        continue;
      }
      if (role === 'other' && index < first && index !== name - 1) continue;
      if (distance < nearest && cue.test(tokens[index].lower)) {
        best = role;
        nearest = distance;
      }
    }
  }
  return best;
}

/** "accused of killing four people", "wanted in the death of his wife". */
function isAccused(tokens: readonly Token[], deedWord: number): boolean {
  for (let index = deedWord - 1; index >= Math.max(0, deedWord - 5); index--) {
    if (/^(?:of|with|in|for)$/.test(tokens[index].lower) && /^(?:accused|charged|suspected|convicted|arrested|guilty|wanted|indicted)$/.test(tokens[index - 1]?.lower ?? '')) return true;
  }
  return false;
}

/** Whether the verb has an object: who "shot and wounded five people" is no victim. */
function isOwnDeed(tokens: readonly Token[], verb: number): boolean {
  if (auxiliary.test(tokens[verb - 1]?.lower ?? '')) return false;
  let next = verb + 1;
  if (tokens[next]?.lower === 'and' && deed.test(tokens[next + 1]?.lower ?? '')) next += 2;
  const object = tokens[next];
  return object !== undefined && (/^(?:his|her|their|the|a|an|him|them|five|four|three|two|six|seven|several)$/.test(object.lower) || /^\p{N}/u.test(object.text) || (object.isCapital && !stopWords.has(object.lower)));
}
