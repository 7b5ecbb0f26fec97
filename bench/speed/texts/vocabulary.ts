/** Words that the made-up news is put together from, the likelier ones first. */
const list = (words: string): readonly string[] => words.split(' ');

export const nouns = list(
  'government road school report market hospital election border village factory harbour bridge council court army police ' +
    'church farm river budget station pipeline airport museum union company contract fire flood storm drought harvest strike ' +
    'meeting agreement ceasefire investigation verdict inquiry campaign warehouse railway tunnel shelter clinic laboratory ' +
    'vaccine vote debate treaty summit refinery dam reservoir orchard mine stadium theatre library college tournament ' +
    'neighbourhood parliament ministry embassy checkpoint convoy ambulance helicopter ferry truck tanker vessel engine ' +
    'generator turbine network database satellite telescope survey sample petition complaint lawsuit settlement pension ' +
    'mortgage insurance subsidy tariff shipment cargo container terminal corridor valley coast island peninsula plateau ' +
    'forest glacier desert canal delta marsh quarry cathedral mosque temple monastery palace fortress archive manuscript',
);

export const adjectives = list(
  'new local public national large small early final recent major former central northern southern western eastern regional ' +
    'rural urban private foreign military medical legal historic damaged crowded empty flooded remote narrow modern temporary ' +
    'permanent independent official disputed planned delayed expensive cheap popular rare quiet violent peaceful sudden gradual ' +
    'annual weekly daily joint separate similar broad strict secret formal careful hasty costly fragile sturdy wooden concrete ' +
    'coastal mountainous industrial agricultural financial political cultural scientific electronic automatic reliable faulty',
);

export const pastVerbs = list(
  'reported described inspected repaired visited closed reopened blamed praised rejected approved delayed cancelled financed ' +
    'evacuated surrounded abandoned defended criticised examined recorded published discovered announced questioned supported ' +
    'opposed rebuilt replaced protected threatened monitored transported destroyed restored expanded reduced measured compared ' +
    'organised suspended resumed welcomed ignored photographed searched guarded supplied purchased auctioned inherited',
);

export const baseVerbs = list('grow shrink rise fall improve recover decline continue expand stabilise weaken double slow change');

export const subjects = list('officials residents witnesses investigators farmers engineers doctors teachers lawyers observers volunteers students drivers workers soldiers inspectors');

export const counted = list('people families soldiers workers houses vehicles passengers protesters patients students farmers fighters schools shops villages');

export const outcomes = ['were injured', 'were evacuated', 'were arrested', 'were killed', 'were rescued', 'were reported missing', 'were registered', 'lost their homes'];

export const bounds = ['', '', '', 'About ', 'More than ', 'At least ', 'Nearly ', 'Up to '];

export const times = [
  'on Monday',
  'late on Tuesday',
  'on Wednesday morning',
  'over the weekend',
  'last month',
  'earlier this year',
  'in the past three weeks',
  'before dawn',
  'shortly after midnight',
  'on 14 March',
];

export const roles = list('director chairman spokeswoman mayor governor commander secretary minister professor surgeon editor');

export const givenNames = list(
  'Anna Omar Maria James Leila Peter Yusuf Elena David Samira Thomas Ingrid Karim Julia Robert Amina Viktor Clara Hassan Emma ' +
    'Daniel Fatima Marco Helen Andrei Nadia Simon Zahra Lukas Teresa Ivan Noor Paul Marta Rashid Alice',
);

export const organisationKinds = ['Red Crescent', 'Water Authority', 'University', 'Chamber of Commerce', 'Police Department', 'Steel Company', 'Farmers Union', 'City Council'];

/** Words as people misspell them. */
export const misspellings = list('recieved goverment beseiged occured seperate untill neccessary comittee adress beleive enviroment begining');

/** Lines that portals repeat on every page. */
export const furniture = [
  'Share this article on Facebook | Twitter | WhatsApp',
  'Sign up for our newsletter and get the stories of the day in your inbox',
  'We use cookies to improve your experience. Accept all',
  'Follow us',
  'Advertisement',
  'Read more: latest news, sport, opinion',
  'Comments (0) Log in to leave a comment',
  'Copyright. All rights reserved.',
];
