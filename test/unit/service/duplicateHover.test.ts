import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';

const story =
  'The harbour of Wexley was closed for nine days after the storm tore two cranes from the quay and sank a barge loaded with timber, ' +
  'and the fishermen of the town, who had sold nothing for a week, asked the council to pay for the ice that they had lost.';

/** What a hover over the second of two files says. */
async function hoverOver(original: string, copy: string): Promise<string> {
  const service = await serviceOver(new Map([['0.txt', `${original}\n`], ['1.txt', `${copy}\n`]]), await loadPackagedAnalysers(), {});
  const hover = await service.hover(uriOf('1.txt'), { line: 0, character: 30 });
  assert.ok(hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents);
  return hover.contents.value;
}

describe('the hover over a copied paragraph', () => {
  it('names the few words that differ, and marks them in the text', async () => {
    const said = await hoverOver(story, story.replace('nine', 'ten').replace(' two cranes', ' cranes').replace('the ice', 'all the ice'));
    assert.match(said, /What differs: “ten” here for “nine” there; “two” is left out here; “all” stands only here\./u);
    assert.match(said, /closed for ~~nine~~ ?\*\*ten\*\* days/u);
  });

  it('only marks them where they are many', async () => {
    const said = await hoverOver(story, story.split(' ').map((word, index) => (index % 6 === 3 ? `new${String(index)}` : word)).join(' '));
    assert.doesNotMatch(said, /What differs/u);
    assert.match(said, /\*\*new9\*\*/u);
  });

  it('names none of a plain copy', async () => {
    assert.doesNotMatch(await hoverOver(story, story), /What differs|~~/u);
  });
});
