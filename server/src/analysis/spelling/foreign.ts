/**
 * Small words of the languages that English text quotes and names people and places in; words that English has too are left
 * out. They are never misspelt English, and what stands beside them is often foreign as well.
 */
const foreignWords = new Set(
  (
    'al el ul ud ibn bin bint abu umm abd ' + // Arabic, transliterated
    'de du des le la les et un une aux dans sur pour avec sans est sont qui que quoi mais nous vous ils elle mon ton sa ses leur chez toi moi soi jai cest ' + // French
    'von der das dem den und ein eine einer nicht ist im zu zur zum mit auf fur aus bei wir sie ich wird vom ' + // German
    'van het een voor met aan uit ' + // Dutch
    'di del della delle degli dei nel nella alla che sono per gli uno con ' + // Italian
    'los las una por para como pero muy mas esta este y su sus hay ' + // Spanish
    'da das dos nao uma em no na os ao pela pelo ' + // Portuguese
    'dla nad pod og av och att det som na ve ile ' + // Polish, Scandinavian, Turkish
    'ex et ad pro ipso facto cum sine qui quo vox sic ante bona fide'
  ).split(/\s+/u),
);

const alsoEnglish = new Set('no na per con pro ex ad hay uno das fur met pod sic ante cum'.split(' '));

/** Whether a folded word in small letters is a small word of another language. */
export function isForeignWord(key: string): boolean {
  return foreignWords.has(key) && !alsoEnglish.has(key);
}
