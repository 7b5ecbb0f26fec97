import assert from 'node:assert/strict';
import { AnnotatedText, annotationsOf, anchorOnLoad, emptySidecar, parseSidecar, relabel, serializeSidecar, setStatus, tag, untag } from '../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../server/src/annotations/index.ts';
import { stampOf } from '../unit/annotations/fixtures.ts';
import { CommandLineFolder, commandLine } from './commandLineFolder.ts';

const text = 'Zoë 😊 met Robin near Ely on Monday.\nRobin then left for York.\n';
const anna = stampOf('anna', '2026-02-02T00:00:00Z', 100);
const ben = stampOf('ben', '2026-03-03T00:00:00Z', 200);

function tagWords(page: AnnotationPage, over: string, words: string, label: string, stamp = anna): AnnotationPage {
  const start = over.indexOf(words);
  return tag(page, new AnnotatedText(over), [{ start, end: start + words.length }], label, stamp).page;
}

/** The page that both sides start from, over a text that perhaps was edited in an editor since, which moves the tags along. */
function pageOver(over: string): AnnotationPage {
  return tagWords(tagWords(emptySidecar('a b.txt', over), over, 'Zoë', 'PERSON', stampOf()), over, 'Robin', 'PERSON', stampOf('anna', '2026-01-02T03:04:05Z', 2));
}

const base = pageOver(text);
const [zoe, robin] = base.items.map(({ id }) => id);

describe('the git merge driver', () => {
  let folder: CommandLineFolder;
  beforeEach(async () => {
    folder = await CommandLineFolder.make();
    await folder.git('init', '--quiet', '--initial-branch=main');
    await folder.git('config', 'merge.collate.driver', `"${process.execPath}" "${commandLine}" merge %O %A %B %P`);
    await folder.write('.gitattributes', '*.anno.json merge=collate\n*.anno.*.json merge=collate\n');
    await commit(base, text);
  });
  afterEach(() => folder.remove());

  const commit = async (page: AnnotationPage | string, over = text): Promise<void> => {
    await folder.write('texts/a b.txt', over);
    await folder.write('texts/a b.txt.anno.json', typeof page === 'string' ? page : serializeSidecar(page));
    await folder.git('add', '--all');
    await folder.git('commit', '--quiet', '--message', 'Annotate');
  };
  /** Commits one version on a branch and another on main, and merges; returns whether git merged cleanly. */
  const mergeBoth = async (theirs: AnnotationPage | string, ours: AnnotationPage | string, theirText = text, ourText = text): Promise<{ isClean: boolean; said: string }> => {
    await folder.git('checkout', '--quiet', '-b', 'theirs');
    await commit(theirs, theirText);
    await folder.git('checkout', '--quiet', 'main');
    await commit(ours, ourText);
    try {
      return { isClean: true, said: await folder.git('merge', '--no-edit', 'theirs') };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { isClean: false, said: stdout + stderr };
    }
  };
  const merged = async (): Promise<AnnotationPage> => {
    const parsed = parseSidecar(await folder.read('texts/a b.txt.anno.json'));
    assert.ok('page' in parsed);
    return parsed.page;
  };
  const labels = (page: AnnotationPage): string[] => annotationsOf(page).map(({ label, text: quote, status }) => `${label} ${quote} ${status}`);
  /** Whether every annotation stands on its words in the text on disk, right as the file says. */
  const standing = async (page: AnnotationPage): Promise<void> => {
    const now = await folder.read('texts/a b.txt');
    assert.equal(page.document.sha256, new AnnotatedText(now).identity('').sha256);
    const points = Array.from(now);
    for (const { start, end, text: quote } of annotationsOf(page)) assert.equal(points.slice(start, end).join(''), quote);
  };

  it('takes what both sides tagged', async () => {
    const { isClean } = await mergeBoth(tagWords(base, text, 'Ely', 'PLACE', ben), tagWords(base, text, 'Monday', 'DATE', anna));
    assert.ok(isClean);
    assert.deepEqual(labels(await merged()), ['PERSON Zoë accepted', 'PERSON Robin accepted', 'PLACE Ely accepted', 'DATE Monday accepted']);
    await standing(await merged());
  });

  it('says so where both relabelled the same, and keeps the later one', async () => {
    const { isClean, said } = await mergeBoth(relabel(base, [robin], 'ORG', ben), relabel(base, [robin], 'PLACE', anna));
    assert.ok(!isClean);
    assert.match(said, /“Robin”: both sides changed the label: ours PLACE, theirs ORG; theirs, changed later, is kept\./u);
    assert.match(await folder.git('status', '--porcelain'), /^AA|^UU/mu);
    assert.deepEqual(labels(await merged()), ['PERSON Zoë accepted', 'ORG Robin accepted']);
  });

  it('keeps what one side deleted and the other changed, and says so', async () => {
    const { isClean, said } = await mergeBoth(untag(base, [robin]), setStatus(base, [robin], 'rejected', anna));
    assert.ok(!isClean);
    assert.match(said, /“Robin” \(PERSON\) was deleted on one side and changed on the other; it is kept\./u);
    assert.deepEqual(labels(await merged()), ['PERSON Zoë accepted', 'PERSON Robin rejected']);
  });

  it('deletes what one side deleted and nobody changed', async () => {
    const { isClean } = await mergeBoth(untag(base, [zoe]), tagWords(base, text, 'York', 'PLACE', anna));
    assert.ok(isClean);
    assert.deepEqual(labels(await merged()), ['PERSON Robin accepted', 'PLACE York accepted']);
  });

  it('moves the tags of one side along with the text that the other edited', async () => {
    const edited = `Late 😊 news: ${text.replace('Robin near', 'Robin Smith near')}`;
    const theirs = tagWords(pageOver(edited), edited, 'Smith', 'PERSON', ben);
    const { isClean } = await mergeBoth(theirs, tagWords(base, text, 'York', 'PLACE', anna), edited);
    assert.ok(isClean);
    const page = await merged();
    assert.deepEqual(labels(page).sort(), ['PERSON Robin accepted', 'PERSON Smith accepted', 'PERSON Zoë accepted', 'PLACE York accepted']);
    await standing(page);
  });

  it('lets the quotes anchor where both sides edited the text', async () => {
    const filler = Array.from({ length: 8 }, (_, index) => `Line ${index} stands here for the sake of distance.\n`).join('');
    const long = text + filler;
    const first = anchorOnLoad(base, new AnnotatedText(long), text);
    await commit(first, long);
    const theirText = `${long}The end was in Leeds.\n`;
    const ourText = `So it began.\n${long}`;
    const theirs = tagWords(anchorOnLoad(first, new AnnotatedText(theirText), long), theirText, 'Leeds', 'PLACE', ben);
    const ours = tagWords(anchorOnLoad(first, new AnnotatedText(ourText), long), ourText, 'York', 'PLACE', anna);
    const { isClean } = await mergeBoth(theirs, ours, theirText, ourText);
    assert.ok(isClean);
    const page = anchorOnLoad(await merged(), new AnnotatedText(await folder.read('texts/a b.txt')));
    assert.deepEqual(labels(page), ['PERSON Zoë accepted', 'PERSON Robin accepted', 'PLACE York accepted', 'PLACE Leeds accepted']);
    await standing(page);
  });

  it('leaves files that it cannot read to git', async () => {
    const newer = serializeSidecar(base).replace('"formatVersion": 1', '"formatVersion": 2');
    const { isClean, said } = await mergeBoth(newer, tagWords(base, text, 'York', 'PLACE', anna));
    assert.match(said, isClean ? /Merge made|formatVersion/u : /formatVersion 2/u);
    const content = await folder.read('texts/a b.txt.anno.json');
    assert.match(content, /"formatVersion": 2/u);
    assert.match(content, /York/u);
  });
});
