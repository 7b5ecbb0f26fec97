import assert from 'node:assert/strict';
import { extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const frames = (text: string): string[] =>
  extractClaimFacts(new SourceText(text)).frames.map((frame) => `${text.slice(frame.number.start, frame.number.end)} ${frame.concept}${frame.part ? ' (part)' : ''}`);

const people = (text: string): string[] =>
  extractClaimFacts(new SourceText(text)).frames.flatMap(({ person, low }) => (person === undefined ? [] : [`${low} ${person.name.join(' ')} ${person.gender ?? '?'} ${person.role ?? '?'}`]));

describe('claim frames', () => {
  it('say what happened to those counted', () => {
    assert.deepEqual(frames('The blast left 2 dead and three others wounded.'), ['2 killed', 'three wounded']);
    assert.deepEqual(frames('He opened fire, killing two workers and critically injuring five.'), ['two killed', 'five wounded']);
    assert.deepEqual(frames('Six children and two adults were fatally shot.'), ['Six killed', 'two killed']);
    assert.deepEqual(frames('Police arrested four men.'), ['four arrested']);
  });

  it('tell a part from a total', () => {
    assert.deepEqual(frames('Six people were shot, including two bystanders.'), ['Six shot', 'two bystander (part)']);
  });

  it('say what a sum is for and what a clock time times', () => {
    assert.deepEqual(frames('Robbers stole diamonds worth 85 million euros.'), ['85 million euro:loot']);
    assert.deepEqual(frames('The shooting happened around 3:47 p.m. on Friday.'), ['3:47 event']);
    assert.deepEqual(frames('A vigil is scheduled for 6:30 p.m. on Friday.'), []);
  });

  it('say whose age it is', () => {
    assert.deepEqual(people('Officers arrested Joseph Brown, 29, on Friday.'), ['29 joseph brown ? suspect']);
    assert.deepEqual(people('A 6-year-old boy was fatally shot.'), ['6  male killed']);
    assert.deepEqual(people('His 2-year-old son, Adonis, was hurt.'), ['2 adonis male wounded']);
  });

  it('leave out ages of another time', () => {
    assert.deepEqual(people('She said he would have turned 18 next week.'), []);
  });
});
