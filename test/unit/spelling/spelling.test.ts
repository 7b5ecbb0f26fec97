import assert from 'node:assert/strict';
import { findIn, indexOf, knowsNoWord } from './lexicon.ts';

function wordsOf(text: string): string[] {
  return findIn(text).map(({ word }) => word);
}

describe('finding misspellings', () => {
  it('gives the right word first', () => {
    const text = 'The goverment recieved seperate reports of the accomodation that the army had beseiged.';
    assert.deepEqual(
      findIn(text).map(({ word, suggestions }) => [word, suggestions[0]]),
      [
        ['goverment', 'government'],
        ['recieved', 'received'],
        ['seperate', 'separate'],
        ['accomodation', 'accommodation'],
        ['beseiged', 'besieged'],
      ],
    );
  });

  it('says nothing of paragraphs in another language, or of code', () => {
    const spanish = 'Sobre todo es un enfoque ético que en el mundo de los negocios se olvida, aunque nadie lo quiera admitir cuando las ventas suben cada trimestre.';
    const german = 'Die Polizei konnte den Fahrer nach kurzer Verfolgung stellen, obwohl dieser mehrfach versucht hatte, in eine Seitenstraße zu entkommen.';
    const code = 'fn getdata(num: usize, buf: []const u8) usize { var idx: usize = strlen(buf); memcpy(dst, src, idx); retval = malloc(idx); }';
    assert.deepEqual(wordsOf(`${spanish}\n\n${german}\n\n${code}\n\nThe goverment fell.\n`), ['goverment']);
  });

  it('judges English with very many slips', () => {
    const text = 'The goverment recieved seperate reports of the accomodation that the army had beseiged untill tommorow, definately.';
    assert.equal(findIn(text).length, 8);
  });

  it('gives spans into the document', () => {
    const text = 'A first line.\n\nIt was a definate sucess.';
    for (const { span, word } of findIn(text)) assert.equal(text.slice(span.start, span.end), word);
    assert.equal(findIn(text).length, 2);
  });

  it('keeps the capital at the head of a sentence', () => {
    const [found] = findIn('They left early. Becuase it rained, the game was stopped.');
    assert.deepEqual([found.word, found.suggestions[0]], ['Becuase', 'Because']);
  });

  it('lets context choose', () => {
    assert.equal(findIn('A number of peple died.')[0].suggestions[0], 'people');
    const [before, after] = [{ left: 'in', right: 'the' }, { left: 'came', right: 'the' }].map((context) => indexOf({}).suggest('fome', context));
    assert.equal(after[0], 'from');
    assert.notDeepEqual(before, after);
  });

  it('says nothing of names', () => {
    const text =
      'Zabihullah Mujahid met Ashraf Ghani and Lyse Doucet near Pul-i-Khumri, Deh Salah and Farkhor. Talks between Bismillah Khan Mohammadi, ' +
      'Salima Mazari, Faiz Hameed and al-Qaeda were held in Mazar-i-Sharif, said Dorothea von Schlegel and Charles de Gaulle of OpIndia.';
    assert.deepEqual(wordsOf(text), []);
  });

  it('says nothing of addresses, hashtags, code, numerals and abbreviations', () => {
    const text = 'See https://exmaple.com/pgae or mail@exmaple.org, #Panjshirr, @usernmae, XVIII, 1980s, 24hrs, NATO, U.S. - led, /usr/lcoal/bin and foo_bazz.';
    assert.deepEqual(wordsOf(text), []);
  });

  it('says nothing of clitics, cut contractions and compounds', () => {
    assert.deepEqual(wordsOf("We' ve said we 'll go; they couldn't, wouldn' t and didn’t. A well-known, day-old, India-run hospital's rock'n'roll succeed[ed]."), []);
  });

  it('says nothing of foreign phrases', () => {
    assert.deepEqual(wordsOf('The commune is a département of France. He sang "Ein Lied von Liebe und Tod" and "les choses de la vie".'), []);
  });

  it('takes a rare word near a frequent name of the corpus for a slip', () => {
    const text = 'They fled to Panjshir. The valley of Panjshir is in the north, and Panjshir holds. The flags were raised across Panjashir.';
    const [found, ...rest] = findIn(text);
    assert.deepEqual([found.word, found.suggestions[0], found.reason], ['Panjashir', 'Panjshir', 'slip in a name']);
    assert.deepEqual(rest, []);
  });

  it('finds that slip by another document of the corpus too', () => {
    const index = indexOf({ one: 'The men of Tolokonsk and the women of Tolokonsk left Tolokonsk for old Tolokonsk.', other: 'The mayor of Tolokosnk spoke.' });
    assert.deepEqual(index.find('other', knowsNoWord).map(({ suggestions }) => suggestions[0]), ['Tolokonsk']);
  });

  it('leaves spellings and forms of a name to the name variants', () => {
    assert.deepEqual(wordsOf('In Deh Salah fought Amrullah Saleh. Then Saleh left, said Saleh. Two Talibans of the Taliban met more Taliban.'), []);
  });

  it('finds missing spaces, doubled words and glued words', () => {
    assert.deepEqual(
      findIn('HomeNews from Kabul. It killed a number of people.A spokesman said that the the battle cost alot,but ended.').map(({ word, reason, suggestions }) => [word, reason, suggestions[0]]),
      [
        ['HomeNews', 'glued words', 'Home News'],
        ['people.A', 'missing space', 'people. A'],
        ['the the', 'doubled word', 'the'],
        ['alot', 'missing space', 'a lot'],
      ],
    );
  });

  it('asks whether the user knows a word', () => {
    const asked: string[] = [];
    const found = findIn('The goverment fell.', { ignore: (word) => asked.push(word) > 0 });
    assert.deepEqual([found, asked], [[], ['goverment']]);
  });

  it('finds more the more sensitive it is', () => {
    const text = 'The excitons of a flanger wiol help the gadje of Tolokonsk, wich is goood.';
    const counts = [0.05, 0.5, 0.95].map((sensitivity) => findIn(text, { ...knowsNoWord, sensitivity }).length);
    assert.deepEqual([...counts].sort((a, b) => a - b), counts);
    assert.ok(counts[0] < counts[2]);
  });
});
