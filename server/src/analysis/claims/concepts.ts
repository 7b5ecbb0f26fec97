/** Nouns for the same kind of people, the first naming the kind. `person` stands for anyone. */
const populations = [
  'person people persons other others victim victims individual individuals one ones soul souls resident residents citizen citizens civilian civilians survivor survivors casualties dead life lives inhabitant inhabitants islander islanders townspeople locals',
  'man men male males gentleman gentlemen guy guys',
  'woman women female females lady ladies',
  'child children child kid kids youngster youngsters minor minors toddler toddlers schoolchildren infants',
  'boy boys', 'girl girls',
  'teenager teen teens teenagers teenage juvenile juveniles youth youths 15-year-olds',
  'adult adults',
  'fighter fighters troop troops soldier soldiers militant militants militiaman militiamen rebel rebels insurgent insurgents combatant combatants guerrilla guerrillas warriors mujahideen servicemen personnel forces',
  'officer officers police policeman policemen deputy deputies cop cops trooper troopers',
  'robber robbers thief thieves raider raiders bandit bandits crook crooks burglar burglars suspect suspects attacker attackers assailant assailants gunman gunmen hijacker hijackers kidnapper kidnappers pirate pirates shooter shooters perpetrators culprits',
  'worker workers employee employees co-worker co-workers coworker coworkers colleague colleagues staff staffers miners',
  'protester protesters demonstrator demonstrators marchers rioters',
  'refugee refugees migrant migrants evacuees', 'passenger passengers traveller travellers traveler travelers rider riders', 'crew crewman crewmen crewmembers sailor sailors',
  'hostage hostages captive captives', 'prisoner prisoners inmate inmates detainee detainees convict convicts fugitive fugitives escapee escapees', 'student students pupil pupils',
  'relative relatives', 'member members', 'brother brothers sibling siblings', 'son sons', 'daughter daughters', 'friend friends', 'sister sisters',
  'patient patients', 'tourist tourists', 'journalist journalists reporters', 'neighbor neighbors neighbour neighbours', 'bystander bystanders', 'witness witnesses',
  'shopper shoppers', 'guest guests', 'firefighter firefighters fireman firemen', 'teacher teachers', 'driver drivers motorist motorists', 'climber climbers mountaineers hiker hikers skier skiers',
  'pilot pilots', 'customer customers', 'doctor doctors', 'nurse nurses', 'paramedic paramedics medics', 'marine marines', 'spectator spectators fans', 'villager villagers', 'pedestrian pedestrians', 'cyclist cyclists',
  'pilgrim pilgrims worshipper worshippers worshiper worshipers', 'runner runners', 'farmer farmers', 'fisherman fishermen', 'guard guards', 'diver divers', 'commuter commuters', 'camper campers',
  'holidaymaker holidaymakers vacationers', 'volunteer volunteers', 'rescuer rescuers', 'mourner mourners', 'cadet cadets recruit recruits', 'lawmaker lawmakers', 'voter voters', 'settler settlers', 'client clients investor investors', 'retiree retirees pensioner pensioners', 'trader traders dealer dealers broker brokers', 'striker strikers', 'scientist scientists researcher researchers', 'lawyer lawyers attorney attorneys', 'player players athlete athletes',
  'performer performers musician musicians dancer dancers singer singers actor actors', 'tenant tenants', 'homeowner homeowners', 'taxpayer taxpayers', 'user users subscriber subscribers', 'activist activists', 'observer observers monitor monitors', 'executive executives manager managers', 'engineer engineers',
  'seller sellers buyer buyers', 'lender lenders', 'smuggler smugglers', 'swimmer swimmers', 'astronaut astronauts', 'handler handlers', 'donor donors', 'juror jurors', 'senator senators', 'councillor councillors councilor councilors',
];

/** Nouns for the same kind of thing, the first naming the kind. */
const things = [
  'shot shots bullet bullets round rounds gunshot gunshots volleys', 'house houses home homes dwelling dwellings', 'building buildings structures',
  'district districts area areas', 'vehicle vehicles car cars', 'ship ships vessel vessels boat boats', 'plane planes aircraft jet jets',
  'store stores shop shops outlet outlets', 'job jobs', 'country countries nation nations', 'earthquake quake quakes earthquakes temblor tremor tremors',
  'shooting shootings incident incidents attack attacks', 'company companies firm firms', 'time times',
];

const classOf = new Map<string, string>();
const people = new Set<string>();
for (const line of things) for (const word of line.split(' ')) classOf.set(word, line.slice(0, line.indexOf(' ')));
for (const line of populations) {
  const [name, ...rest] = line.split(' ');
  for (const word of [name, ...rest]) {
    classOf.set(word, name);
    people.add(word);
  }
}

/** The kind of thing or people that a lower-case noun names, or undefined where the noun is in no list. */
export function kindOfNoun(noun: string): string | undefined {
  return classOf.get(noun);
}

/** Whether a lower-case noun names people. */
export function namesPeople(noun: string): boolean {
  return people.has(noun);
}

/** Words that carry no meaning of their own; lower case. */
export const stopWords = new Set(
  (
    'a an the this that these those and or but nor so if as at by for from in into of off on onto out over per than then to under up upon with within without about ' +
    'above after against along among around before behind below between beyond down during near since through toward towards until via while where when who whom whose ' +
    'which what how why i he she it we they me him her us them my his its our their your you mine yours ours theirs is are was were be been being am do does did done have ' +
    'has had having will would can could may might must shall should not no only also too very just even still yet there here some any each every all both either neither ' +
    'one two three four five six seven eight nine ten more most less least many much few several other others another such own same say said says told tells tell ' +
    'according report reports reported police authorities officials official spokesman spokeswoman spokesperson monday tuesday wednesday thursday friday saturday sunday ' +
    'today yesterday tomorrow tonight morning afternoon evening night mr mrs ms dr st year years day days week weeks month months hour hours minute minutes ' +
    'january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m am pm s t'
  ).split(' '),
);
