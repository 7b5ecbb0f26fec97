import type { Quantity } from '../quantities/quantity.ts';
import { stopWords } from './concepts.ts';
import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** What a measure may be the measure of, by the words that tell. */
const attributes: Partial<Record<Quantity['kind'], readonly (readonly [string, string])[]>> = {
  length: [
    ['depth', 'deep depth underground below beneath'], ['height', 'tall high height peak mountain summit sky plume column ash'], ['width', 'wide width diameter across'],
    ['length', 'long length'], ['screen', 'screen display monitor notebook laptop tablet smartphone television'], ['fall', 'fall fell fallen falling plunge plummet'],
    ['rain', 'rain rainfall'], ['snow', 'snow snowfall'], ['wave', 'wave surge'], ['radius', 'radius'], ['thickness', 'thick'], ['chase', 'chase pursuit'],
  ],
  mass: [['weight', 'weigh weight heavy light lighter lightest'], ['displacement', 'tanker ship vessel freighter ferry'], ['drugs', 'cocaine heroin marijuana cannabis hashish'], ['explosive', 'explosive dynamite nitrate']],
  speed: [['wind', 'wind gust hurricane typhoon cyclone tornado storm'], ['speed limit', 'limit zone'], ['speed', 'drive drove speed go going travel clock ride race']],
  temperature: [['temperature', 'temperature heat degree high low']],
};

const attributeOf = new Map<string, ReadonlyMap<string, string>>();
for (const [kind, rows] of Object.entries(attributes)) {
  attributeOf.set(kind, new Map(rows.flatMap(([attribute, words]) => stemsOf(words).map((stem) => [stem, attribute] as const))));
}

/** How far the word that tells may stand, in tokens, and what a comma between costs. */
const reach = 7;
const commaCost = 2;
/** What stands before a measure tells less than what follows it ("fell 30 feet deep"). */
const beforeCost = 1.25;

/** What a measure is the measure of ("depth", "wind", "distance:aden"), by the nearest word of its clause that tells; null where none does. */
export function attributeNear(phrase: Phrase): string | null {
  const distance = distanceFrom(phrase);
  if (distance !== null) return distance;
  const { quantity } = phrase;
  if (quantity.kind === 'mass' && phrase.first === 1 && phrase.tokens[0].lower === 'at') return 'weight';
  const telling = attributeOf.get(phrase.quantity.kind);
  if (telling === undefined) return null;
  let best: string | null = null;
  let nearest = reach;
  const { tokens, first, last, others } = phrase;
  for (const step of [1, -1]) {
    let cost = 0;
    for (let index = step > 0 ? last + 1 : first - 1; index >= 0 && index < tokens.length && cost < reach; index += step) {
      const token = tokens[index];
      if (endsMeasure(token, step > 0 && others.has(index))) break;
      cost += token.text === ',' ? commaCost : step > 0 ? 1 : beforeCost;
      const attribute = telling.get(token.stem);
      if (attribute === undefined || cost >= nearest) continue;
      best = attribute;
      nearest = cost;
    }
  }
  return best ?? byDefault(phrase);
}

const windy = /^(?:winds?|gusts?|hurricane|typhoon|cyclone|tornado)$/;

/** A speed is the wind's where the sentence is about one, else something's own; "the 4,600-pound satellite" weighs so much. */
function byDefault({ quantity, tokens }: Phrase): string | null {
  if (quantity.kind === 'temperature') return 'temperature';
  if (quantity.kind === 'speed') return tokens.some((token) => windy.test(token.lower)) ? 'wind' : 'speed';
  return quantity.kind === 'mass' && /\d-\p{L}/u.test(quantity.text) ? 'weight' : null;
}

function endsMeasure(token: Token, otherNumber: boolean): boolean {
  return otherNumber || (token.breaksClause && !/^[“”"()]$/.test(token.text)) || token.text === '.' || token.lower === 'and';
}

/** "150 nautical miles off Aden", "30 km north of the town of Ashby": the distance from a place that has a name. */
function distanceFrom({ quantity, tokens, last }: Phrase): string | null {
  if (quantity.kind !== 'length') return null;
  let index = last + 1;
  const bearing = /^(?:(?:north|south)?(?:east|west)|north|south|away|offshore|outside|downstream|upstream)$/;
  let pointed = false;
  while (tokens[index] !== undefined && (bearing.test(tokens[index].lower) || tokens[index].text === '-')) {
    pointed = true;
    index++;
  }
  if (!/^(?:from|off|outside)$/.test(tokens[index]?.lower ?? '') && !(pointed && tokens[index]?.lower === 'of')) return pointed && tokens[index - 1].lower === 'outside' ? nameAt(tokens, index) : null;
  return nameAt(tokens, index + 1);
}

function nameAt(tokens: readonly Token[], from: number): string | null {
  const name = tokens.slice(from, from + 6).find((token) => token.isWord && token.isCapital && !stopWords.has(token.lower));
  return name === undefined ? null : `distance:${name.lower}`;
}

/** Whether a bare number is an earthquake's magnitude, and whose: "magnitude", "aftershock magnitude"; null where it is none. */
export function magnitudeOf({ quantity, tokens, first, last, end }: Phrase): string | null {
  if (quantity.low === null || quantity.low < 1 || quantity.low >= 10 || quantity.change !== '=' || quantity.kind === 'money') return null;
  const before = tokens.slice(Math.max(0, first - 4), first + 1).map((token) => token.lower);
  const after = tokens.slice(last + 1, end + 4).map((token) => token.lower);
  const named = before.some((word) => /^(?:magnitude|richter)/.test(word)) || after.some((word) => /^(?:magnitude|richter)$/.test(word)) || tokens[first].lower.includes('magnitude');
  const measured = !Number.isInteger(quantity.low) && quantity.counted === null && before.some((word) => /^(?:measur|register)/.test(word)) && tokens.some((token) => /^(?:earth)?quakes?$|^te?mblor$/.test(token.lower));
  if (!named && !measured) return null;
  const around = tokens.slice(Math.max(0, first - 5), end + 6);
  return around.some((token) => /^(?:after|fore)shocks?$/.test(token.lower)) ? 'aftershock magnitude' : 'magnitude';
}
