/** Endings that turn one name into another word: plurals, inhabitants, languages, countries, creeds, feminine forms, family names. */
const endings = new Set(
  (
    's es ies n an ian ean ians ans i is y ese ish er ers ist ists ism istan stan land ia a o e um us ic ical al els el in ine ina ins son sen ' +
    'sson sons ez es ov ova ev eva ska skaya vich vna ovich ovna ich man men ton ston town ville burg d ed ing ly or ie ette etta ita ito ' +
    'ena ene na ne ens en az iz oz ini ino oni ani it ite ites ry'
  ).split(' '),
);

/** Endings that are two spellings of one. */
const spellings = new Set(['i|y', 'i|ie', 'ie|y', 'ov|off', 'off|ov', 'ev|eff', 'o|ou']);

/**
 * Whether two folded names are two words of one stem, so that what differs is another word and no other spelling ("Afghan"/"Afghanistan",
 * "Robert"/"Roberta", "Martin"/"Martinez", "British"/"Brittany").
 */
export function isDerived(a: string, b: string): boolean {
  let stem = 0;
  while (stem < a.length && a[stem] === b[stem]) stem++;
  if (stem < 3) return false;
  const [shorter, longer] = [a.slice(stem), b.slice(stem)].sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
  if (shorter === '') {
    const doubled = longer === a[stem - 1] || (longer === 'y' && a[stem - 1] === 'i');
    return !doubled && endings.has(longer);
  }
  if (spellings.has(`${shorter}|${longer}`) || longer.endsWith(shorter)) return false;
  return endings.has(shorter) && endings.has(longer);
}
