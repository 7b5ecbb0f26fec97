const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** English words that open sentences and stand in headlines without being names; lower case. */
export const functionWords = setOf(
  'the a an this that these those there here it its he she they we you i his her hers their theirs our ours your yours my mine him them us ' +
    'me who whom whose which what when where why how and or but nor so yet for if then than as at by in into on onto of off to from up down ' +
    'with without within over under out about after before since until till while during between among amid against across along around ' +
    'behind beyond beside besides despite because although though unless whereas whether however moreover furthermore meanwhile therefore ' +
    'thus hence also even just only still again once twice more most many much some any all each every both either neither none no not ' +
    'never now today tomorrow yesterday soon later earlier recently currently previously initially finally first second third last next ' +
    'another other others such same own few several is are was were be been being am has have had do does did will would can could may ' +
    'might must shall should let see get got one two three four five six seven eight nine ten dozens hundreds thousands according ' +
    'following instead perhaps maybe yes like unlike via per new old please click read share per upon toward towards through throughout ' +
    'together above below near former late citing based asked given following having seeing being saying dear',
);

/** Titles, ranks, offices and honorifics that stand before a name without being part of it; lower case. */
export const titles = setOf(
  'mr mrs ms miss dr prof professor sir lord lady dame rev reverend father sister saint hon judge justice president vice premier prime ' +
    'minister secretary chancellor senator sen congressman congresswoman representative rep governor gov mayor ambassador king queen ' +
    'prince princess emperor sultan emir caliph pope bishop archbishop cardinal imam ayatollah mullah maulana mawlawi maulvi sheikh shaikh ' +
    'sayyid haji hajji general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private marshal admiral ' +
    'commander cmdr brigadier commodore inspector detective officer constable sheriff chief chairman chairwoman director deputy acting ' +
    'ex interim caretaker state foreign defence defense interior finance spokesman spokeswoman spokesperson coach',
);

/** Names of days and months; lower case. */
export const calendarNames = setOf(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december',
);

/** Small words inside names, written with a capital or without: Mazar-i-Sharif, Osama bin Laden, Vincent van Gogh. */
export const particles = setOf('i e y o al el ul ud ur ad as bin ibn ben bint abu abd de da do dos das du del della di la le les van von der den ter ten zu af av');
