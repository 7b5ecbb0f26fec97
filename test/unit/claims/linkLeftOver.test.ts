import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractClaimFacts } from '../../../server/src/analysis/claims/index.ts';
import { linkLeftOver } from '../../../server/src/analysis/claims/linkLeftOver.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const linked = (a: string, b: string): string[] => {
  const [own, theirs] = [a, b].map((text) => extractClaimFacts(new SourceText(text)).frames);
  return linkLeftOver(own, theirs, [], 0.9, true).map(([i, j]) => `${a.slice(own[i].number.start, own[i].number.end)} ${b.slice(theirs[j].number.start, theirs[j].number.end)}`);
};

const winner = 'Abel Tesfaye won the Kalmar marathon, 55 seconds ahead of Moses Birir.';

describe('claims left over', () => {
  it('are of one quantity where the words around them are alike and the numbers near', () => {
    assert.deepEqual(linked(winner, 'Moses Birir was 52 seconds behind Abel Tesfaye.'), ['55 52']);
    assert.deepEqual(linked('Strand has hosted the Academy Awards eight times.', 'Billy Strand, who hosted the Academy Awards nine times before, quit.'), ['eight nine']);
    assert.deepEqual(linked('The Dow industrials lost 180 points on Monday.', 'The Dow industrials lost 187 points on Monday.'), ['180 187']);
  });

  it('are not where they share next to nothing, or are far apart', () => {
    assert.deepEqual(linked(winner, 'Rescuers pumped water for 40 seconds.'), []);
    assert.deepEqual(linked(winner, 'Moses Birir was 5 seconds behind Abel Tesfaye.'), []);
  });

  it('are not where one number may be the other, rounded or converted', () => {
    assert.deepEqual(linked('The climber fell 300 feet on Mount Ardath.', 'The climber fell 90 metres on Mount Ardath.'), []);
    assert.deepEqual(linked('The tunnel under the Sund is 17.6 kilometres of road.', 'The tunnel under the Sund is 18 km of road.'), []);
  });

  it('are not where the other document states the same number too', () => {
    assert.deepEqual(linked(winner, 'Moses Birir was 52 seconds behind Abel Tesfaye. Later they said 55 seconds.'), []);
  });

  it('are not where two others come as close', () => {
    assert.deepEqual(linked(winner, 'Moses Birir was 52 seconds behind Abel Tesfaye. Abel Tesfaye had been 58 seconds behind Moses Birir.'), []);
  });

  it('are not of one quantity where different things happened to those counted', () => {
    assert.deepEqual(linked('The ferry Aurora sank off Porto Vela and 113 people were rescued.', 'The ferry Aurora sank off Porto Vela and 115 people were killed.'), []);
  });

  it('are of one quantity where other words say the same', () => {
    assert.deepEqual(linked('Orrin employs 4,100 people in six states.', 'Orrin has 3,600 workers in six states.'), ['4,100 3,600']);
    assert.deepEqual(linked('The turnpike was closed for four hours.', 'The turnpike was shut for five hours.'), ['four five']);
  });

  it('are not where one is only expected', () => {
    assert.deepEqual(linked('Planners expect 45,000 vehicles a day on the Saro bridge.', 'About 31,000 vehicles a day cross the Saro bridge.'), []);
  });

  it('are not where one counts people and the other what was destroyed', () => {
    assert.deepEqual(linked('The tornado in Ellery destroyed 150 homes.', 'The tornado in Ellery injured 112 people.'), []);
  });

  it('are not the shares of two candidates', () => {
    assert.deepEqual(linked('Dune won Kessaly with 54 percent of the vote.', 'Kessaly gave Teller 41 percent of the vote.'), []);
  });

  it('are the same whichever document is asked first', () => {
    const sentences = [winner, 'Moses Birir was 52 seconds behind Abel Tesfaye.', 'Strand hosted the awards eight times.', 'Strand hosted the awards nine times.', 'The Dow lost 180 points.', 'The Dow rose 187 points.', 'About 40 boats sank.'];
    const text = fc.array(fc.constantFrom(...sentences), { maxLength: 4 }).map((chosen) => chosen.join(' '));
    fc.assert(fc.property(text, text, (a, b) => assert.deepEqual(linked(a, b).sort(), linked(b, a).map((pair) => pair.split(' ').reverse().join(' ')).sort())));
  });
});
