import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOfReport } from '../../../server/src/analysis/claims/documentDate.ts';
import { cues } from '../../../server/src/analysis/claims/cues.ts';
import { tellsOfKillerDeath } from '../../../server/src/analysis/claims/killerDeath.ts';
import { timeFrameOf, toldOf } from '../../../server/src/analysis/claims/wording.ts';
import { WordCollector } from '../../../server/src/analysis/claims/wordCollector.ts';

/** What the patterns are made of, so that many sentences match one. */
const words = fc.constantFrom(
  'in', '2004', 'late', 'mid-2004', 'earlier', 'this', 'year', 'years', 'ago', 'Last', 'season', 'has', 'since', 'at', 'its', 'peak', 'over', 'the', 'past', 'decade', 'January', ',', ';', 'recent', 'months',
  'up', 'from', 'compared', 'with', 'more', 'than', 'a', 'one', 'before', 'suicide', 'murder-suicides', 'shot', 'himself', 'killed', 'by', 'police', 'two', 'officers', 'deputies', 'dead', 'killing', 'him',
  'said', 'on', 'Friday', 'that', 'Monday,', '“said', 'told', 'reporters', "year's",
);
const sentences = fc.array(words, { minLength: 1, maxLength: 9 }).map((list) => list.join(' '));
const every = -1;

describe('the cues of a sentence', () => {
  it('spare it only patterns that match nothing in it', () => {
    fc.assert(
      fc.property(sentences, fc.nat(60), (text, place) => {
        const span = { start: 0, end: text.length };
        const { cues: told } = new WordCollector().add(text, span);
        const at = Math.min(place, text.length);
        assert.equal(toldOf(text, at, told), toldOf(text, at, every));
        assert.equal(timeFrameOf(text, at, told), timeFrameOf(text, at, every));
        assert.equal(tellsOfKillerDeath(text, span, told), tellsOfKillerDeath(text, span, every));
        if (dayOfReport(text) !== null) assert.ok((told & cues.speech) !== 0 && (told & cues.weekday) !== 0);
      }),
      { numRuns: 3000 },
    );
  });
});
