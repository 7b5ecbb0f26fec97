import assert from 'node:assert/strict';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { ClaimGroupItem } from '../../../server/src/protocol.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';

/** Towns, each with an event of its own. */
const towns = Array.from({ length: 30 }, (_, number) => `${['Har', 'Bel', 'Cor', 'Dun', 'Fal', 'Gor'][number % 6]}${['wick', 'mora', 'shire', 'vale', 'stead'][Math.floor(number / 6)]}`);

function report(town: string, killed: number): string {
  return `Storm hits ${town}.\n\nA storm hit ${town} on Tuesday. The mayor of ${town}, Ilse ${town}sen, said that ${String(killed)} people were killed in ${town}.\n`;
}

describe('the list of claim groups', () => {
  let service: LanguageService;

  beforeEach(async () => {
    const files = new Map(towns.flatMap((town, number) => [[`${town}1.txt`, report(town, 17 + number)], [`${town}2.txt`, report(town, 60 + number)]]));
    service = await serviceOver(files, await loadPackagedAnalysers());
  });

  it('is the same part by part', async () => {
    const { groups, next } = await service.claimItems();
    assert.ok(groups.length >= towns.length && next === undefined, String(groups.length));
    const parts: ClaimGroupItem[] = [];
    let requests = 0;
    for (let from: number | undefined = 0; from !== undefined; requests++) {
      const part = await service.claimItems(from);
      parts.push(...part.groups);
      from = part.next;
    }
    assert.deepEqual(parts, groups);
    assert.ok(requests > 1);
  });

  it('follows a document that changes, also where only its lines do', async () => {
    const [town] = towns;
    const uri = uriOf(`${town}1.txt`);
    const ofTown = async (): Promise<ClaimGroupItem> => (await service.claimItems()).groups.find(({ mentions }) => mentions.some(({ location }) => location.uri === uri))!;
    const before = await ofTown();
    await service.workspace.open(uri, { version: 1, text: `\n\n${report(town, 17)}` });
    await service.workspace.refreshAll();
    const moved = await ofTown();
    const lineIn = (group: ClaimGroupItem): number => group.mentions.find(({ location }) => location.uri === uri)!.location.range.start.line;
    assert.equal(lineIn(moved), lineIn(before) + 2);
    service.workspace.change(uri, { version: 2, text: report(town, 16) });
    await service.workspace.refreshAll();
    assert.ok((await ofTown()).mentions.some(({ value }) => value.includes('16')));
  });
});
