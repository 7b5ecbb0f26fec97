/** Small words that join the parts of foreign names. */
const nameParticles = new Set('al el ul ud ibn bin bint abu umm abd de du des la le von der den van di del della dos das da y ou'.split(' '));

/** Small words of the languages that English text quotes; those that English or its names have too are left out. */
const functionWords = new Set(
  (
    'les une aux dans avec est sont qui que quoi mais nous vous ils elle leur chez toi moi cest cette je tu ' + // French
    'dem und ein eine einer nicht ist zu zur zum mit auf aus bei wir sie ich wird vom fuer ' + // German
    'een voor aan ' + // Dutch
    'delle degli dei nel nella alla che sono gli ' + // Italian
    'los las por como pero muy mas este sus ' + // Spanish
    'nao uma em ao pela pelo ' + // Portuguese
    'dla och av som ile ' + // Polish, Swedish, Turkish
    'et ipso facto quo vox' // Latin
  ).split(/\s+/u),
);

/** French and Italian small words run into the next word ("j'ai", "l'amour"). */
const elided = /^(?:[cdjlmnst]|qu|dell|nell|all)'[aeiouyh]/u;

/** Whether a folded word in small letters is one that joins the parts of foreign names: never misspelt English. */
export function isNameParticle(key: string): boolean {
  return nameParticles.has(key);
}

/** Whether a folded word in small letters is a small word of another language, which shows that the phrase around it is in that language too. */
export function showsForeignPhrase(key: string): boolean {
  return functionWords.has(key) || (key.includes("'") && elided.test(key));
}

/** Small words that stand in nearly every English sentence and in no text of another language. */
const englishWords = new Set('the of and that with this from they their which was were has have had would been by his our you your it'.split(' '));

/** Whether a folded word in small letters shows that the text around it is English, however many of the other words are misspelt. */
export function isEnglishOnly(key: string): boolean {
  return englishWords.has(key);
}
