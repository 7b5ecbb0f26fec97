import assert from 'node:assert/strict';
import { indexOf, suggestionsIn } from './model.ts';

describe('entity suggestions', () => {
  it('find persons, organisations and places with their exact words', () => {
    assert.deepEqual(suggestionsIn('The BBC’s correspondent Anna Keller met President Ivan Petrov in Berlin on Monday.'), [
      'ORG BBC',
      'PERSON Anna Keller',
      'PERSON Ivan Petrov',
      'PLACE Berlin',
    ]);
  });

  it('begin a person’s name after the titles', () => {
    assert.deepEqual(suggestionsIn('They met Mayor Yousef Karimi and Major General Anna Keller in Berlin.'), [
      'PERSON Yousef Karimi',
      'PERSON Anna Keller',
      'PLACE Berlin',
    ]);
    assert.deepEqual(suggestionsIn('The songs of Prince Nelson were sold by General Motors Company.'), ['PERSON Prince Nelson', 'ORG General Motors Company']);
  });

  it('tell a place by what is said of it, and by how such places are called', () => {
    assert.deepEqual(suggestionsIn('The old bridge stood in the village of Zorvath, near Tal Qamesh.'), ['PLACE Zorvath', 'PLACE Tal Qamesh']);
    assert.deepEqual(suggestionsIn('Zorvath is a village in the north of the district.'), ['PLACE Zorvath']);
  });

  it('give a name one label in all of a text', () => {
    const text = 'They went to Trump. Trump said no. Donald Trump left. They came back to Trump.';
    assert.deepEqual(suggestionsIn(text), ['PERSON Trump', 'PERSON Trump', 'PERSON Donald Trump', 'PERSON Trump']);
  });

  it('leave nationalities, days and common words at the start of a sentence alone', () => {
    assert.deepEqual(suggestionsIn('Several German engineers arrived on Tuesday. Heavy rain delayed the work.'), []);
  });

  it('leave numbers at the start of a sentence alone', () => {
    assert.deepEqual(suggestionsIn('Seventeen people died in the river Amreh. Twenty-one were hurt.').filter((suggestion) => !suggestion.endsWith(' Amreh')), []);
  });

  it('leave contractions and parts of web addresses and accounts alone', () => {
    assert.deepEqual(suggestionsIn('Since I’m on a roll, I’m happy. “We’re going,” she said. She knows that I’m in Paris.'), ['PLACE Paris']);
    assert.deepEqual(suggestionsIn('See https://t.co/Ab3xQz9 for more from @Berlin_Now in Berlin.'), ['PLACE Berlin']);
  });

  it('take a line that a text repeats for no more than one that stands once', () => {
    const line = 'Top Expert Recommendations:';
    assert.deepEqual(suggestionsIn(line), []);
    assert.deepEqual(suggestionsIn(Array<string>(30).fill(line).join('\n\n')), []);
  });

  it('carry offsets in UTF-16 over all paragraphs', () => {
    const text = '😊 😊\n\nShe flew to Paris.\n';
    const [place] = indexOf({ text }).suggestions('text');
    assert.equal(text.slice(place.start, place.end), 'Paris');
    assert.equal(place.name, 'Paris');
    assert.ok(place.score > 0.5 && place.score <= 1);
  });

  it('name a short form by the full name of its document', () => {
    const index = indexOf({ a: 'Maria Gonzalez won the vote. Gonzalez said she was glad.', b: 'Peter Gonzalez lost. Gonzalez said he was sad.' });
    assert.deepEqual(index.suggestions('a').map(({ form, name }) => [form, name]), [['Maria Gonzalez', 'Maria Gonzalez'], ['Gonzalez', 'Maria Gonzalez']]);
    assert.deepEqual(index.suggestions('b').map(({ name }) => name), ['Peter Gonzalez', 'Peter Gonzalez']);
  });

  it('take a full name from another document where the corpus has but one', () => {
    const documents = { a: 'Maria Gonzalez won the vote.', b: 'Ms Gonzalez said she was glad.' };
    assert.deepEqual(indexOf(documents).suggestions('b').map(({ name }) => name), ['Maria Gonzalez']);
    assert.deepEqual(indexOf({ ...documents, c: 'Peter Gonzalez lost.' }).suggestions('b').map(({ name }) => name), ['Gonzalez']);
  });

  it('count names over the corpus, with all their places', () => {
    const index = indexOf({ a: 'Maria Gonzalez won the vote. Gonzalez said she was glad.', b: 'Maria Gonzalez flew to Paris.' });
    assert.deepEqual(index.corpusNames(), [
      { name: 'Maria Gonzalez', label: 'PERSON', count: 3, documents: 2 },
      { name: 'Paris', label: 'PLACE', count: 1, documents: 1 },
    ]);
    assert.deepEqual([...index.mentionsOf('Maria Gonzalez')], [
      { document: 'a', span: { start: 0, end: 14 }, form: 'Maria Gonzalez' },
      { document: 'a', span: { start: 29, end: 37 }, form: 'Gonzalez' },
      { document: 'b', span: { start: 0, end: 14 }, form: 'Maria Gonzalez' },
    ]);
    assert.deepEqual([...index.mentionsOf('Nobody')], []);
  });

  it('know nothing of a document that is gone', () => {
    const index = indexOf({ a: 'Maria Gonzalez flew to Paris.' });
    index.delete('a');
    assert.deepEqual(index.suggestions('a'), []);
    assert.deepEqual(index.corpusNames(), []);
  });
});
