/** One affix rule: `strip` is cut from the stem's end (or start), `add` put in its place, where `condition` holds. */
interface AffixRule {
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

interface AffixClass {
  readonly prefix: boolean;
  readonly crossProduct: boolean;
  readonly rules: AffixRule[];
}

/**
 * Every form that a Hunspell dictionary accepts as a word of its own: stems, suffixed, prefixed, and both where the
 * affix file allows the cross product (format: hunspell(5); one level of affixes, one-letter flags). Compounds
 * made by rule (ordinals) and possessives in "'s" are left out: the tokeniser deals with both.
 */
export function expandHunspell(affix: string, dictionary: string): Set<string> {
  const classes = parseAffixes(affix);
  const words = new Set<string>();
  for (const line of dictionary.split(/\r?\n/u).slice(1)) {
    const [stem, flags = ''] = line.split(/[\t ]/u)[0].split('/');
    if (!/^[\p{L}'’-]+$/u.test(stem)) continue;
    words.add(stem);
    const affixes = [...flags].map((flag) => classes.get(flag)).filter((found) => found !== undefined);
    const suffixed = affixes.filter((found) => !found.prefix).flatMap((found) => apply(found, stem).map((form) => ({ form, found })));
    for (const { form } of suffixed) words.add(form);
    for (const prefix of affixes.filter((found) => found.prefix)) {
      for (const form of apply(prefix, stem)) words.add(form);
      if (!prefix.crossProduct) continue;
      for (const { form, found } of suffixed) {
        if (found.crossProduct) for (const both of apply(prefix, form)) words.add(both);
      }
    }
  }
  for (const word of words) if (/['’]s$/u.test(word)) words.delete(word);
  return words;
}

function parseAffixes(affix: string): Map<string, AffixClass> {
  const classes = new Map<string, AffixClass>();
  for (const line of affix.split(/\r?\n/u)) {
    const [kind, flag, strip, add, condition] = line.split(/\s+/u);
    if (kind !== 'PFX' && kind !== 'SFX') continue;
    const prefix = kind === 'PFX';
    const known = classes.get(flag);
    if (known === undefined) {
      classes.set(flag, { prefix, crossProduct: strip === 'Y', rules: [] });
      continue;
    }
    known.rules.push({
      strip: strip === '0' ? '' : strip,
      add: add.split('/')[0],
      condition: new RegExp(prefix ? `^(?:${condition})` : `(?:${condition})$`, 'u'),
    });
  }
  return classes;
}

function apply(affix: AffixClass, stem: string): string[] {
  const forms: string[] = [];
  for (const { strip, add, condition } of affix.rules) {
    if (!condition.test(stem)) continue;
    if (affix.prefix && stem.startsWith(strip)) forms.push(add + stem.slice(strip.length));
    else if (!affix.prefix && stem.endsWith(strip)) forms.push(stem.slice(0, stem.length - strip.length) + add);
  }
  return forms;
}
