import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Session } from './client.ts';

interface Painted {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Anchors over changes that happened while the server did not look, with the former text in Git or without. */
describe('annotations of a document that was changed elsewhere', () => {
  let session: Session;
  afterEach(() => session.end());

  /** Tags words of a document, ends the server, lets another text stand there, and says what is tagged and what is lost then. */
  const afterwards = async (before: string, words: string, after: string, isInGit: boolean, newName = 'a.txt'): Promise<{ places: string[]; lost: string[] }> => {
    session = await Session.start({ files: { 'a.txt': before } });
    const git = (...parameters: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...parameters], { cwd: session.folder, stdio: 'ignore' });
    const start = before.indexOf(words);
    const lines = before.slice(0, start).split('\n');
    const from = { line: lines.length - 1, character: lines[lines.length - 1].length };
    const range = { start: from, end: { line: from.line, character: from.character + words.length } };
    assert.ok((await session.execute('collate.server.tag', { uri: session.uri('a.txt'), range, label: 'PERSON', scope: 'span' })).done);
    if (isInGit) {
      git('init');
      git('add', '.');
      git('commit', '-m', 'tagged');
      if (newName !== 'a.txt') {
        git('mv', 'a.txt', newName);
        git('mv', 'a.txt.anno.json', `${newName}.anno.json`);
        git('commit', '-m', 'renamed');
      }
    }
    await writeFile(join(session.folder, newName), after);
    await session.restart();
    const uri = await session.open(newName);
    let painted: Painted[] = [];
    let orphans: Diagnostic[] = [];
    // Sidecars are loaded after the corpus is read.
    await session.until(async () => {
      painted = await session.connection.sendRequest<Painted[]>('collate/annotations', { uri });
      orphans = await session.found(newName, 'annotation.orphan');
      return painted.length + orphans.length > 0;
    });
    return { places: painted.map(({ range: { start: at } }) => `${String(at.line)}:${String(at.character)}`), lost: orphans.map(({ message }) => String(message)) };
  };

  const twins = 'Robin sang.\n\nRobin sang.\n\nRobin sang.\n';

  it('finds the place through the text in Git where the quote alone could not tell', async () => {
    const after = `A new start.\n\n${twins.replace('sang.\n\nRobin sang.\n\nRobin', 'sang loudly.\n\nRobin sang.\n\nRobin')}`;
    assert.deepEqual(await afterwards(twins, 'Robin', after, true), { places: ['2:0'], lost: [] });
    await session.end();
    const { places, lost } = await afterwards(twins, 'Robin', after, false);
    assert.deepEqual([places, lost.length], [[], 1]);
  });

  it('finds it under the former name of a document that Git moved', async () => {
    assert.deepEqual(await afterwards(twins, 'Robin', `A new start.\n\n${twins}`, true, 'b.txt'), { places: ['2:0'], lost: [] });
  });

  for (const isInGit of [false, true]) {
    const where = isInGit ? 'with Git' : 'without Git';

    it(`does not put a number on another one, ${where}`, async () => {
      const { places, lost } = await afterwards('In the valley 45 people died.\n', '45 people', 'In the valley 54 people died.\n', isInGit);
      assert.deepEqual([places, lost.length], [[], 1]);
    });

    it(`does not let the annotation of a deleted paragraph jump to a similar sentence, ${where}`, async () => {
      const storm = 'The mayor of Lund said on Monday that the storm took two roofs.';
      const flood = 'The mayor of Ystad said on Monday that the flood took two roofs.';
      const { places, lost } = await afterwards(`${storm}\n\nOther news came in.\n\n${flood}\n`, 'The mayor', `Other news came in.\n\n${flood}\n`, isInGit);
      assert.deepEqual([places, lost.length], [[], 1]);
    });

    it(`does not let a tag jump to the other person of that name, ${where}`, async () => {
      const before = 'Robin Smith spoke first at the meeting in the hall.\nLater Robin Jones answered him from the floor.\n';
      const { places, lost } = await afterwards(before, 'Robin', before.replace('Robin Smith', 'Robert Smith'), isInGit);
      assert.deepEqual([places, lost.length], [[], 1]);
    });
  }
});
