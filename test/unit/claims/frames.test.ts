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
    assert.deepEqual(frames('A helicopter carrying six tourists and a pilot crashed.'), ['six aboard (part)']);
    assert.deepEqual(frames('The bus with 40 passengers and two drivers overturned.'), ['40 passenger (part)', 'two driver']);
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

  it('say what a measure measures', () => {
    assert.deepEqual(frames('The 6.3-magnitude quake struck at a depth of 30 kilometres.'), ['6.3 :magnitude', '30 metre:depth']);
    assert.deepEqual(frames('A 4.1-magnitude aftershock followed.'), ['4.1 :aftershock magnitude']);
    assert.deepEqual(frames('The storm had winds of 110 mph.'), ['110 kilometre per hour:wind']);
    assert.deepEqual(frames('He drove 98 mph.'), ['98 kilometre per hour:speed']);
    assert.deepEqual(frames('The laptop has a 17-inch screen.'), ['17 metre:screen']);
  });

  it('tell a sentence from one that is only possible, and both from how long something lasted', () => {
    assert.deepEqual(frames('He was sentenced to 25 years in prison.'), ['25 hour:sentence']);
    assert.deepEqual(frames('He faces up to 25 years in prison.'), ['25 hour:possible sentence']);
    assert.deepEqual(frames('He gave up after a 30-hour manhunt.'), ['30 hour:manhunt']);
    assert.deepEqual(frames('She was found 26 hours after the shooting.'), ['26 hour:']);
  });

  it('keep the dimension where nothing tells what a quantity is of, but not in lists and long documents', () => {
    assert.deepEqual(frames('The shares rose 5 percent.'), ['5 percentage up:']);
    assert.deepEqual(frames('He hosted it nine times.'), ['nine time:']);
    assert.deepEqual(frames('It took 1 hour, 2 hours, 3 hours, 4 hours, 5 hours, 6 hours and 7 hours.'), []);
    assert.deepEqual(frames(`She was found 26 hours after the shooting. ${'It rained. '.repeat(600)}`), []);
  });

  it('read a toll that rises, what is left of it and what it replaced', () => {
    assert.deepEqual(frames('The death toll rose to 19 on Monday.'), ['19 killed']);
    assert.deepEqual(frames('The number of injured has risen to 160.'), ['160 wounded']);
    const [now, before] = extractClaimFacts(new SourceText('The number of people killed rose to 14. Initially the hospital spoke of nine dead.')).frames;
    assert.deepEqual([now.updated, now.superseded, before.superseded], [true, false, true]);
  });

  it('tell those aboard, fled, robbing and without power', () => {
    assert.deepEqual(frames('The ferry was carrying 300 people.'), ['300 aboard']);
    assert.deepEqual(frames('More than 35,000 people fled their homes.'), ['35,000 displaced']);
    assert.deepEqual(frames('Two men fled in a car.'), ['Two man']);
    assert.deepEqual(frames('Three masked men robbed a bank.'), ['Three robber']);
    assert.deepEqual(frames('The storm left 350,000 homes without power.'), ['350,000 without power']);
    assert.deepEqual(frames('He was a father of three.'), []);
  });

  it('tell the hospitalised, hostages, crowds, jobs lost and those who had to leave', () => {
    assert.deepEqual(frames('Seven were taken to hospital.'), ['Seven hospitalized']);
    assert.deepEqual(frames('A gunman held 13 people hostage.'), ['13 hostage']);
    assert.deepEqual(frames('A crowd of 42,108 saw the match.'), ['42,108 crowd']);
    assert.deepEqual(frames('The maker will cut 1,400 jobs.'), ['1,400 job lost']);
    assert.deepEqual(frames('The storm forced 11,000 islanders to flee.'), ['11,000 displaced']);
    assert.deepEqual(frames('The parents of 22 children sued.'), []);
  });

  it('say what a share is of, and what was done in a year', () => {
    assert.deepEqual(frames('Inflation, which stood at 6.7% in June, is high.'), ['6.7 inflation']);
    assert.deepEqual(frames('He offered a 28% premium.'), ['28 premium']);
    assert.deepEqual(frames('The church was completed in 1431.'), ['1431 :year completed']);
    assert.deepEqual(frames('They met again in 1431.'), []);
  });

  it('know who "a 49-year-old surgeon" and "the 25-year-old" are, and who is accused', () => {
    assert.deepEqual(people('The pilot was Alan Reiss, a 49-year-old surgeon.').map((person) => person.slice(0, 13)), ['49 alan reiss']);
    assert.deepEqual(people('Abel Tesfaye won on Sunday. The 25-year-old takes home a car.'), ['25 abel tesfaye ? ?']);
    assert.deepEqual(people('Police named the man accused of killing four as Travis Oakes, 23.').map((person) => person.split(' ').at(-1)), ['suspect']);
    assert.deepEqual(people('A man of 58 collapsed and died.'), ['58  male killed']);
  });

  it('leave the date line of an agency out of what dates a claim', () => {
    const [frame] = extractClaimFacts(new SourceText('KADO, June 9 - Gunmen killed 12 people.')).frames.filter(({ kind }) => kind === 'people');
    assert.deepEqual(frame.dates, []);
  });

  it('take "just over 4,100" for about 4,100, unlike "more than 4,100"', () => {
    const [near, above] = ['He won by just over 4,100 votes.', 'He won by more than 4,100 votes.'].map((text) => extractClaimFacts(new SourceText(text)).frames[0]);
    assert.deepEqual([near.low, near.high, near.approx, above.low, above.high], [4100, 4100, true, 4100, null]);
  });

  it('know what happened before the event', () => {
    const timeOf = (text: string): string[] => extractClaimFacts(new SourceText(text)).frames.map(({ time }) => time);
    assert.deepEqual(timeOf('Some 200 people were killed this year.'), ['other']);
    assert.deepEqual(timeOf('The flood that killed three people last month was bad.'), ['lately']);
    assert.deepEqual(timeOf('Turnout was 38 percent, up from 31 percent four years ago.').slice(0, 2), ['event', 'other']);
    const [frame] = extractClaimFacts(new SourceText('In 2004, a quake killed 230,000 people.')).frames.filter(({ kind }) => kind === 'people');
    assert.equal(frame.time, 'other');
  });

  it('leave out ages of another time', () => {
    assert.deepEqual(people('She said he would have turned 18 next week.'), []);
  });
});
