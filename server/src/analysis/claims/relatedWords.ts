import { stemOf, stemsOf } from './stem.ts';

/** Words that reports use for one thing, whatever their part of speech; the first names the class. */
const classes = [
  // People hurt, lost and found
  'kill slay murder massacre fatal fatality toll death perish victim casualty body corpse deceased', 'injure wound hurt injury maim patient treat treatment hospital hospitalize clinic stretcher', 'missing unaccounted disappear vanish',
  'rescue save pluck pull free evacuate survivor survive', 'escape flee fugitive escapee inmate convict run loose getaway', 'arrest detain custody capture recapture catch nab apprehend suspect seize', 'hostage captive captivity kidnap abduct abduction hijack',
  'displace evacuee shelter homeless refugee uproot', 'trap strand bury', 'sick ill illness sicken infect infection case outbreak confirm', 'stab knife blade', 'shoot gun gunman fire gunfire bullet shot round casing shell', 'beat assault attack',
  // Courts
  'sentence jail prison imprison imprisonment term bar serve', 'charge count felony indict indictment offence offense', 'guilty convict verdict conviction', 'bail bond', 'fine penalty', 'restitution repay compensation compensate damages payback', 'jury juror deliberate deliberation',
  'cheat bilk defraud swindle fraud embezzle scam dupe', 'steal rob robbery heist loot thief raid burglar burglary snatch haul booty', 'reward', 'ransom', 'sue lawsuit plaintiff',
  // Crowds and places
  'crowd attend attendance attendee spectator fan audience turnout visitor visit festivalgoer reveler throng pack gathering', 'protest demonstrate demonstrator march marcher rally protester', 'guest occupant occupy', 'passenger aboard board travel traveller traveler carry', 'crew sailor seaman mariner',
  'resident inhabitant population villager live', 'student pupil classmate child kid schoolchild', 'teacher staff worker employee workforce employ personnel miner job payroll', 'firefighter fireman crew', 'voter vote ballot poll elector electorate', 'seat mandate deputy lawmaker', 'participant runner entrant competitor start finisher',
  // Money
  'price cost fare toll fee ticket charge pay worth sell retail', 'buy acquire acquisition takeover purchase merger deal offer bid', 'revenue sale turnover', 'profit earnings earn income', 'loss lose deficit', 'wage salary pay', 'invest investment fund funding finance spend', 'donate donation raise pledge aid charity', 'dividend payout', 'premium above', 'share stock', 'debt borrow loan owe',
  'damage insure insurance insurer destruction', 'tax levy', 'budget', 'value valuation estimate appraise', 'prize jackpot winner win',
  // Work and trade
  'cut layoff lay axe shed redundancy eliminate slash reduce', 'hire add create recruit', 'close shut shutter closure', 'open opening inaugurate launch', 'store shop outlet branch', 'factory plant mill works', 'make produce build output manufacture', 'export import ship shipment', 'save saving synergy',
  'sell sale unit shipment', 'customer household home subscriber client', 'investor shareholder retiree saver pensioner', 'country nation market',
  // Movement of numbers
  'rise increase climb jump gain grow growth surge soar up higher', 'fall drop decline tumble slip plunge down lower decrease slide sink', 'forecast expect predict estimate projection economist analyst',
  // Measures
  'height tall high altitude elevation tower rise', 'length long stretch span extend run', 'depth deep below beneath underground surface', 'width wide across diameter broad', 'weight weigh heavy light scale', 'speed fast clock gallop', 'wind gust storm hurricane typhoon cyclone', 'temperature mercury thermometer heat hot degree sizzle high', 'rain rainfall downpour', 'snow snowfall', 'area acre hectare burn blacken scorch char', 'wave surge swell tsunami',
  'screen display', 'battery charge', 'queue line backup tailback jam traffic back', 'distance away far mile from', 'throw hurl fling drag carry toss knock', 'spill leak escape gush pour release', 'water flood deluge level reservoir dam', 'level full capacity',
  // Time
  'marry marriage wed wedding husband wife', 'career veteran service serve work join force', 'wait drought', 'last duration lasting take', 'search hunt manhunt comb scour', 'standoff siege barricade surround', 'delay late', 'finish complete completion end', 'begin start break erupt', 'age old elderly',
  // Crime scenes and accidents
  'crash collision accident wreck collide pileup', 'car vehicle truck van pickup', 'plane aircraft jet flight airliner', 'ship vessel boat ferry tanker freighter', 'train rail railway carriage wagon derail', 'bus coach', 'house home dwelling building structure residence apartment', 'destroy flatten raze gut demolish ruin wreck collapse', 'fire blaze flame burn inferno', 'explosion blast explode detonate bomb', 'earthquake quake tremor temblor shock aftershock', 'storm tornado twister', 'drown', 'gang group band', 'gunman attacker assailant robber bandit raider thief',
  // Reports
  'doctor surgeon physician', 'police officer cop trooper deputy sheriff', 'call phone dial', 'witness see saw', 'find discover recover', 'goal score net strike striker', 'game match appearance play', 'film movie picture', 'song album single track', 'band act group performer artist perform', 'viewer watch audience rating draw', 'download user account', 'page report document', 'title trophy cup championship champion crown silverware', 'medal gold', 'point', 'host present', 'beer drink drank alcohol', 'drug cocaine heroin marijuana cannabis', 'weapon gun firearm rifle pistol arsenal', 'test sample', 'vaccine vaccinate vaccination immunise immunize shot dose', 'bird animal', 'tree', 'school classroom', 'beach coast shore', 'island', 'bridge tunnel span', 'rope cord', 'satellite spacecraft orbit space', 'passenger rider', 'tourist sightseer holidaymaker vacationer visitor', 'send deploy dispatch rush', 'settle settlement', 'volunteer', 'trip tour', 'member', 'state province region', 'rubbish litter trash garbage waste', 'parliament assembly chamber', 'strike walkout stoppage',
];

const classOf = new Map<string, string>();
for (const line of classes) {
  const stems = stemsOf(line);
  for (const stem of stems) if (!classOf.has(stem)) classOf.set(stem, stems[0]);
}
for (const [past, present] of [['drove', 'drive'], ['ran', 'run'], ['saw', 'see'], ['rose', 'rise'], ['fell', 'fall'], ['grew', 'grow'], ['drew', 'draw'], ['threw', 'throw'], ['broke', 'break'], ['began', 'begin'], ['built', 'build'], ['wore', 'wear'], ['caught', 'catch'], ['drank', 'drink'], ['spent', 'spend'], ['blew', 'blow'], ['shook', 'shake'], ['laid', 'lay']] as const) {
  const stem = stemOf(present);
  classOf.set(stemOf(past), classOf.get(stem) ?? stem);
}

/** What stands for a stem and for all words that reports use for the same thing: "attend" for "crowd" and "spectator". */
export function relatedTo(stem: string): string {
  return classOf.get(stem) ?? stem;
}
