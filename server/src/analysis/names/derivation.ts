/**
 * Endings by which one name becomes another word: plurals, inhabitants, languages, countries, creeds, feminine forms,
 * patronymics and family names ("Afghan"/"Afghanistan", "Robert"/"Roberta", "Martin"/"Martinez", "John"/"Johnson").
 */
const endings = new Set(
  (
    's es ies n an ian ean ians ans i is y ese ish er ers ist ists ism istan stan land ia a o e um us ic ical al els el in ine ina ins son sen ' +
    'sson son sons ez es ov ova ev eva off sky ska ski skaya vich vna ovich ovna ich ic man men ton ston town ville burg d ed ing ly or y ie ette etta ita ito ' +
    'ena ene na ne ens en az ez iz oz ini ino oni ani it ite ites ah'
  ).split(' '),
);

/** Pairs of last letters or endings that tell a woman's name from a man's or two members of one family of names. */
const alternations = ['a|o', 'a|e', 'a|us', 'o|us', 'a|i', 'i|y|', 'an|ish', 'n|s', 'ia|an', 'a|an', 'an|en', 'ian|ia', 'r|s', 'd|r', 'y|ies', 'e|ing', 'er|ing', 'or|ion', 'ic|ia', 'ov|ova', 'sky|ska', 'ski|ska', 'an|ans'];
const alternating = new Set(alternations.flatMap((pair) => [pair, pair.split('|').reverse().join('|')]));

/** Whether one of two keys is derived from the other by an ending, so that a difference there means another word and no slip. */
export function isDerived(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common++;
  if (common < 3) return false;
  const left = a.slice(common);
  const right = b.slice(common);
  if (left === '' || right === '') {
    const ending = left + right;
    if (ending === a[common - 1] || ending === b[common - 1]) return false;
    return endings.has(ending) || endings.has(a[common - 1] + ending);
  }
  return alternating.has(`${left}|${right}`);
}
