import type { Token } from './tokens.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Words that no noun phrase after a number runs across. */
const functionWords = words(
  'of in on at by for with from to into onto over under after before since until till during between among amid through throughout ' +
    'across against behind beyond below above beside besides beneath underneath opposite about around along near inside outside within without toward towards upon off out up down per via despite because ' +
    'as than that which who whom whose what when where why how while whilst if unless though although whether so yet but nor and or ' +
    'the a an this these those some any each every another all both either neither no not never ever too also even just only still already ' +
    'i you he she it we they me him her us them my your his its our their mine yours hers ours theirs himself herself itself themselves ' +
    'is are was were be been being am do does did done has have had having will would can could may might must shall should ' +
    'there here then now ago later earlier away apart together again once twice soon today yesterday tomorrow tonight ' +
    'respectively worth alone instead however meanwhile including like except plus minus versus vs back overall maybe perhaps ' +
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't i'm you're they're we're " +
    "it's he's she's that's there's who's let's i've we've they've you've i'll he'll she'll they'll we'll",
);

/** Frequent verb forms that do not end in -ed or -ing; the noun readings that some have are rarer after a counted noun. */
const verbForms = words(
  'said say says told went gone goes came comes come took taken takes got gets get gave given gives made makes make saw seen sees ' +
    'knew known knows thought left leaves leave felt brought began begun begins become became becomes kept held stood heard ' +
    'let meant met ran sat spoke spent grew won lost fell rose broke built sent led fought caught chose drove drew ate flew forgot ' +
    'forgave froze hid hit hurt put read sold sought shook shot shut slept stole struck swore swept swam taught threw understood woke wore wrote ' +
    'need needs want wants seem seems appear appears remain remains die dies live lives include includes involve involves ' +
    'keep find found believe think know see add adds allow allows ask asks agree agrees help follow continue',
);

/** What is said of people where the noun is left out: "two dead", "six shot", "five injured". */
const states = words(
  'dead killed wounded injured hurt missing arrested shot hospitalized hospitalised detained homeless unhurt unharmed slain stabbed ' +
    'captured kidnapped abducted displaced infected rescued critical stranded trapped executed murdered drowned charged jailed ' +
    'sentenced convicted evacuated sickened died survived alive fatally seriously critically severely',
);

const irregularPlurals = words(
  'people men women children police feet teeth mice geese oxen dice lives wives knives wolves thieves halves shelves loaves ' +
    'countrymen policemen firemen gunmen servicemen servicewomen policewomen spokesmen fishermen businessmen businesswomen congressmen ' +
    'militiamen tribesmen clergymen horsemen seamen airmen layers grandchildren schoolchildren stepchildren criteria phenomena media data ' +
    'bacteria viruses crises analyses theses alumni cacti fungi nuclei syllabi medals pence',
);

/** Nouns that count many without a plural ending. */
const unmarkedPlurals = words(
  'staff personnel aircraft spacecraft sheep fish deer cattle salmon trout series species crew youth infantry cavalry ' +
    'offspring troops folk folks poultry watercraft hovercraft bison moose squid shrimp swine ppl others',
);

/** Words in -s that are no plurals. */
const singularInS = words(
  'is was has this its his us yes plus less as always perhaps besides thus gas bus plus campus virus status census focus bonus genius ' +
    'crisis basis analysis thesis oasis news mathematics physics politics economics tennis christmas texas kansas illinois paris ' +
    'arkansas congress press process access success business class glass mass pass loss boss cross dress stress address witness ' +
    'princess mattress business illness wilderness harness fitness afterwards overseas upstairs downstairs nevertheless nonetheless ' +
    'various previous serious famous dangerous numerous religious precious anxious obvious conscious enormous curious tremendous ' +
    'mysterious glorious vicious generous nervous jealous contiguous consecutive anonymous continuous fabulous gorgeous homeless helpless ' +
    'ruthless useless wireless hopeless endless countless',
);

const singularInMen = new Set(['specimen', 'regimen', 'abdomen', 'acumen', 'stamen', 'albumen', 'cyclamen']);

/** Plurals that modify the noun after them: "two sports clubs". */
const modifyingPlurals = words('sports arms sales savings earnings goods customs games operations communications systems human rights women men children people police');

/** Adjectives and adverbs before a noun that are no heads themselves. */
const adjectives = words(
  'other more additional further extra new old young big small large great good bad best worst better worse high low higher lower highest ' +
    'lowest long short full empty early late last next first second third different similar same such separate single whole entire total ' +
    'main major minor key top former current previous recent past future local national international foreign federal public private ' +
    'military political social economic black white red blue green grey gray yellow brown dead alive innocent unarmed armed fellow many few ' +
    'most least very consecutive straight successive possible potential likely open free heavy light strong weak hot cold rich poor ' +
    'straight-set nearby adult male female combined average median annual monthly weekly daily quarterly net gross so-called fresh',
);

/** Nouns in -ed, -en and -ing or otherwise like verbs that are common heads. */
const nounsLikeVerbs = words(
  'shooting killing building meeting hearing wedding bombing seed bed shed weed feed deed breed speed need creed hundred feeling ' +
    'painting drawing rating ranking reading setting opening closing listing finding filing warning ring king wing spring string thing ' +
    'evening morning offering beginning sibling ceiling',
);

export function isFunctionWord(token: Token): boolean {
  return functionWords.has(token.lower);
}

/** A finite verb or auxiliary by its form alone. */
export function isVerbForm(token: Token): boolean {
  return verbForms.has(token.lower);
}

export function isState(token: Token): boolean {
  return states.has(token.lower);
}

/** A past participle or past tense in -ed that is not known as a noun. */
export function isParticiple(token: Token): boolean {
  return token.lower.length > 4 && token.lower.endsWith('ed') && !nounsLikeVerbs.has(token.lower);
}

export function isGerund(token: Token): boolean {
  return token.lower.length > 4 && token.lower.endsWith('ing') && !nounsLikeVerbs.has(token.lower);
}

export function isAdverb(token: Token): boolean {
  return token.lower.length > 4 && token.lower.endsWith('ly') && !adverbLookalikes.has(token.lower);
}

const adverbLookalikes = words('family families supply assembly anomaly july italy bully jelly belly elderly early daily weekly monthly yearly quarterly deadly friendly likely');

export function isAdjective(token: Token): boolean {
  return adjectives.has(token.lower);
}

export function isModifyingPlural(token: Token): boolean {
  return modifyingPlurals.has(token.lower);
}

export function isPluralNoun(token: Token): boolean {
  const { lower } = token;
  if (irregularPlurals.has(lower) || unmarkedPlurals.has(lower)) return true;
  if (lower.endsWith('men') && lower.length > 5 && !singularInMen.has(lower)) return true;
  if (token.text.length > 2 && token.text.endsWith('s') && token.text.slice(0, -1) === token.text.slice(0, -1).toUpperCase() && token.capital) return true;
  if (!lower.endsWith('s') || lower.length < 4) return false;
  return !singularInS.has(lower) && !lower.endsWith('ss') && !lower.endsWith('ous') && !/['’]s$/.test(lower) && !functionWords.has(lower);
}

/** The singular of a noun, lower case, by the regular endings and the common irregular ones. */
export function singular(noun: string): string {
  const lower = noun.toLowerCase();
  const irregular = irregularSingulars.get(lower);
  if (irregular !== undefined) return irregular;
  if (singularInS.has(lower) || unmarkedPlurals.has(lower) || lower.endsWith('ss') || !lower.endsWith('s') || lower.length < 4) {
    return lower.endsWith('men') && lower.length > 5 && !singularInMen.has(lower) ? `${lower.slice(0, -2)}an` : lower;
  }
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

const irregularSingulars: ReadonlyMap<string, string> = new Map(
  (
    'people:person men:man women:woman children:child feet:foot teeth:tooth mice:mouse geese:goose oxen:ox lives:life wives:wife knives:knife ' +
    'wolves:wolf thieves:thief halves:half shelves:shelf loaves:loaf criteria:criterion phenomena:phenomenon crises:crisis analyses:analysis ' +
    'theses:thesis viruses:virus buses:bus gases:gas heroes:hero potatoes:potato tomatoes:tomato movies:movie cookies:cookie calories:calorie ' +
    'series:series species:species grandchildren:grandchild schoolchildren:schoolchild stepchildren:stepchild troops:troop folks:folk others:other'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
