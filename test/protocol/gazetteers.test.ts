import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { SuggestionItem } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

describe('gazetteer files', () => {
  let session: Session;
  afterEach(() => session.end());

  it('suggest what they list, say which of their lines is wrong, and are read again when they change', async () => {
    const path = '.collate/gazetteers/ships.tsv';
    session = await Session.start({ files: { 'a.txt': 'we boarded the kestrel and the heron at noon.\n', [path]: 'kestrel\tSHIP\nno label here\n' } });
    await session.open('a.txt', 'we boarded the kestrel and the heron at noon.\n');
    const listed = async (): Promise<string[]> =>
      (await session.connection.sendRequest<SuggestionItem[]>('collate/suggestions', { uri: session.uri('a.txt') }))
        .filter(({ source }) => source === 'gazetteer')
        .map(({ text, labels }) => `${text} ${labels.join()}`);
    await session.until(async () => (await listed()).length === 1);
    assert.deepEqual(await listed(), ['kestrel SHIP']);
    await session.until(() => session.status?.problems.some(({ message }) => message.includes('ships.tsv') && message.includes('2')) === true);
    await writeFile(join(session.folder, path), 'kestrel\tSHIP\nheron\tSHIP\n');
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uri(path), type: 2 }] });
    await session.until(async () => (await listed()).length === 2);
  });
});
