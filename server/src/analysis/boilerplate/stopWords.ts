/** The words that make English prose out of a list of nouns, lower case. */
const stopWords = new Set(
  (
    'a about above after again against all also although am among an and another any are aren’t around as at back be became because ' +
    'been before being between both but by came can can’t could couldn’t did didn’t do does doesn’t doing don’t down during each ' +
    'either else even ever every few for from further get gets getting go goes going got had hadn’t has hasn’t have haven’t having ' +
    'he he’s her here hers herself him himself his how however i i’d i’ll i’m i’ve if in into is isn’t it it’s its itself just ' +
    'last let’s like made make makes many may me might more most much must my myself neither never no nor not now of off often on ' +
    'once one only onto or other others ought our ours ourselves out over own per perhaps put quite rather said same say says ' +
    'she she’s should shouldn’t since so some something soon still such take taken than that that’s the their theirs them ' +
    'themselves then there there’s these they they’re they’ve thing things this those though through thus to together too took ' +
    'toward towards two under until up upon us use used very want was wasn’t way we we’re we’ve well went were weren’t what when ' +
    'where whether which while who whom whose why will with within without won’t would wouldn’t yet you you’re you’ve your yours yourself'
  ).split(' '),
);

/** Whether a lower-case word is a function word; typewriter and typographic apostrophes count alike. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word.includes("'") ? word.replaceAll("'", '’') : word);
}
