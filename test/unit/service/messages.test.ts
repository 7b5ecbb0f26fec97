import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { checkFolder } from '../corpora/check.ts';
import type { RuleId } from '../../../server/src/service/rules.ts';
import type { Finding } from '../../../server/src/service/finding.ts';

const analysers = loadPackagedAnalysers();

/** What a rule finds in texts, in order; the files are named 0.txt, 1.txt … */
async function findings(rule: RuleId, ...texts: string[]): Promise<Finding[]> {
  const files = new Map(texts.map((text, number) => [`${String(number)}.txt`, text]));
  const service = await serviceOver(files, await analysers, {});
  const found = await Promise.all([...files.keys()].map((name) => service.findings.load(uriOf(name))));
  return found.flat().filter((finding) => finding.rule === rule);
}

async function messages(rule: RuleId, ...texts: string[]): Promise<string[]> {
  return (await findings(rule, ...texts)).map(({ message }) => message);
}

const story =
  'The harbour of Wexley was closed for nine days after the storm tore two cranes from the quay and sank a barge loaded with timber, ' +
  'and the fishermen of the town, who had sold nothing for a week, asked the council to pay for the ice that they had lost.';

describe('the messages of findings', () => {
  it('say what is wrong with a word, and what was meant', async () => {
    assert.deepEqual(await messages('spelling', 'The goverment fell on the the same day. It left the crowd of people.A spokesman stayed.\n'), [
      '“goverment” is not in the dictionary: did you mean “government”?',
      '“the the” has the same word twice in a row: write “the” once.',
      '“people.A” is two words without the space between them: write “people. A”.',
    ]);
    assert.deepEqual(await messages('spelling', 'HomeNews and more\n'), ['“HomeNews” looks like a word of the page’s menu run into the next one: “Home News”.']);
  });

  it('say how often the corpus writes each spelling of a name', async () => {
    const [one, other] = ['The governor Ahmad Massoud spoke first. Later Ahmad Massoud left.\n', 'The governor Ahmad Masoud spoke first.\n'];
    const [variant] = await findings('name.variant', one, other);
    assert.equal(variant.message, '“Masoud” looks like another spelling of “Massoud”, which the corpus writes 2 times, and “Masoud” once.');
    assert.deepEqual(variant.related, [{ document: uriOf('0.txt'), span: { start: 19, end: 26 }, message: '“Massoud”' }]);
    assert.deepEqual(variant.data, {
      form: 'Masoud',
      preferred: 'Massoud',
      variants: [{ form: 'Massoud', count: 2, documents: 1 }, { form: 'Masoud', count: 1, documents: 1 }],
      slip: false,
    });
  });

  it('lead to the usual spelling of a name in the same document where it stands there', async () => {
    const [variant] = await findings('name.variant', 'The governor Ahmad Massoud spoke first.\n', 'The governor Ahmad Masoud spoke first. Later Ahmad Massoud left.\n');
    assert.deepEqual(variant.related, [{ document: uriOf('1.txt'), span: { start: 51, end: 58 }, message: '“Massoud”' }]);
  });

  it('prefer the spelling that a dictionary knows where the corpus writes each as often', async () => {
    for (const texts of [['In June Muhammad Zarif left.\n', 'In June Muhamad Zarif left.\n'], ['In June Muhamad Zarif left.\n', 'In June Muhammad Zarif left.\n']]) {
      assert.deepEqual(await messages('name.variant', ...texts), ['“Muhamad” looks like a slip for “Muhammad”: the corpus writes each of the two once.']);
    }
  });

  it('say nothing of headings that are alike, unless all is asked for', async () => {
    const text = 'Best sleeping bag for cold nights\n\nBest sleeping bag for cold nights outside\n';
    assert.deepEqual(await messages('duplicate.near', text), []);
    const service = await serviceOver(new Map([['0.txt', text]]), await analysers, { rules: { 'duplicate.near': { sensitivity: 'high' } } });
    assert.equal((await service.findings.load(uriOf('0.txt'))).filter(({ rule }) => rule === 'duplicate.near').length, 1);
  });

  it('say where the other copy of a paragraph stands', async () => {
    assert.deepEqual(await messages('duplicate.exact', `${story}\n`, `Boats stayed out at sea.\n\n${story}\n`), ['This paragraph already stands in 0.txt, line 1, word for word.']);
  });

  it('say what was done to the copy of a paragraph, and how that shows', async () => {
    const words = story.split(' ');
    const changed = words.map((word, index) => (index === 10 ? 'ripped' : index === 20 ? 'heavy' : word)).join(' ');
    assert.deepEqual(await messages('duplicate.near', `${story}\n`, `${changed}\n`), [
      'This paragraph is the one in 0.txt, line 1, with a few words changed: about 48 of its 50 words stand there too.',
    ]);
    assert.deepEqual(await messages('duplicate.near', `${story}\n`, `${words.slice(0, 25).join(' ')} …\n`), [
      'This paragraph is the one in 0.txt, line 1, cut short: 25 words here, 50 there.',
    ]);
    assert.deepEqual(await messages('duplicate.near', `${story}\n`, `${words.slice(0, 23).concat(words.slice(26)).join(' ')}\n`), [
      'This paragraph is the one in 0.txt, line 1, with 3 words of 50 left out.',
    ]);
  });

  it('say where a paragraph stands with more text, garbled, or rewritten', async () => {
    const more = 'Nobody knows when the port of Harwick, ten miles to the north, will be open for ships of more than forty metres again.';
    const beside = await findings('duplicate.near', `${story}\n`, `${more} ${story}\n`);
    assert.deepEqual(beside.map(({ message }) => message), ['This paragraph also stands in 1.txt, line 1, with more text around it: about 49 of its 50 words stand there too.']);
    assert.deepEqual(beside.map(({ data }) => 'words' in data && [data.words, data.otherWords]), [[50, 73]]);
    const words = story.split(' ');
    const garbled = words.map((word, index) => (index % 2 === 0 && word.length > 5 ? word.replace(/[aeiou]/u, 'q') : word)).join(' ');
    assert.match((await messages('duplicate.near', `${story}\n`, `${garbled}\n`)).join(), /^This paragraph is the one in 0\.txt, line 1, with letters garbled as by OCR: .* some of them misread\.$/u);
    const rewritten = words.map((word, index) => (index % 10 > 7 ? `new${String(index)}` : word)).join(' ');
    assert.match((await messages('duplicate.near', `${story}\n`, `${rewritten}\n`)).join(), /^This paragraph is the one in 0\.txt, line 1, rewritten in part: about \d+ of its 50 words stand there too\.$/u);
  });

  it('say what to do about annotations', async () => {
    const { findings: all } = await checkFolder('samples');
    const said = new Set(all.filter(({ rule }) => rule.startsWith('annotation.')).map(({ message }) => message));
    for (const message of [
      '“Tal Abyar” is tagged as PLACE (2 times) elsewhere, but not here: tag it, or say that it is no mention.',
      'The ORG annotation on “Ministry of Works” lost its text, which was changed or deleted here: put it where it belongs, or delete it.',
      '“Qasr Miran” is tagged as PLACE here, but elsewhere as PERSON (once): use one label if they are the same.',
    ]) assert.ok(said.has(message), message);
  });

  it('say what a line of a web page looks like, and where else it stands', async () => {
    const page = (title: string): string => `Home\n\n${title}\n\n${story}\n\nShare on Facebook\n\nSubscribe to our newsletter\n`;
    const found = await findings('boilerplate', page('Storm closes harbour'), page('Harbour opens again'));
    const share = found.find(({ message }) => message.includes('share'));
    assert.match(share?.message ?? '', /^(?:This line looks|These \d+ lines look) like buttons to share or follow and a prompt to subscribe, not like part of the text \(\d+% sure\)\. One of them stands in another document\.$/u);
    assert.ok(share?.rule === 'boilerplate');
    assert.deepEqual(share.data.kinds, ['share', 'subscribe']);
    assert.equal(share.data.elsewhere, 1);
  });
});
