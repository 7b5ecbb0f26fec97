import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from 'vscode-languageserver-types';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import type { LanguageService } from '../../../server/src/service/languageService.ts';
import { layoutOf, positionAt, rangeOf } from '../../../server/src/text/layout.ts';
import { assertRangesInside, lineLengths } from './rangesIn.ts';
import { serviceOver, uriOf } from '../../../bench/eval/memoryService.ts';

/** Any UTF-16 code units: lone surrogates, control characters and all. */
const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

/** Passages that give every analyser something to find, and one another to be compared with. */
const passages = [
  'At least 12 people were killed in Port Sorel on Friday when the storm tore the roof off the school, police said.',
  'The storm that hit Port Sorel on Friday killed 15 people when the roof of the school came down, police said.',
  'Mayor Ahmad Massoud asked for help. Ahmad Massoud said that 300 families had lost their homes in Port Sorel.',
  'Mayor Ahmad Masood asked for help. Ahmad Masood said that 500 families had lost their homes in Port Sorel.',
  'We definately beseiged the the town.A man said 😊 no, and “Zoë” came at 5.30 p.m. with $2.3m.',
  'Subscribe to our newsletter',
  'Share this article on Facebook and Twitter',
  'Read more: Five bridges that engineers worry about',
] as const;

const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...passages) }, { weight: 2, arbitrary: codeUnits }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) });
const separator = fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\u2028', '\u0085', '\v', ' ', '', '\t', '\ufeff', '\0');
const anyText = fc.array(fc.tuple(piece, separator), { maxLength: 8 }).map((parts) => parts.flat().join(''));

const names = ['a.txt', 'b.txt', 'c.txt'] as const;

describe('the language service over any texts', function () {
  this.timeout(60_000);
  let analysers: Analysers;
  before(async () => {
    analysers = await loadPackagedAnalysers();
  });

  it('throws nowhere, and gives only ranges that lie in the documents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyText, anyText, anyText), fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), async (contents, places) => {
        const service = await serviceOver(new Map(), analysers);
        const texts = new Map(names.map((name, index) => [uriOf(name), contents[index]]));
        for (const [uri, text] of texts) await service.workspace.open(uri, { version: 1, text });
        await service.workspace.refreshAll();
        for (const [uri, text] of texts) {
          const positions = places.map((place) => positionAt(layoutOf(text), place % (text.length + 1)));
          await askEverything(service, uri, text, positions, texts);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is not held up by a line of half a million characters', async () => {
    const text = `${passages.join(' ').repeat(200)}${'x'.repeat(150_000)}${'1'.repeat(150_000)}\ud800${'A '.repeat(50_000)}`;
    const service = await serviceOver(new Map([['b.txt', passages.join('\n')]]), analysers);
    await service.workspace.open(uriOf('a.txt'), { version: 1, text });
    const texts = new Map([[uriOf('a.txt'), text], [uriOf('b.txt'), passages.join('\n')]]);
    await askEverything(service, uriOf('a.txt'), text, [{ line: 0, character: 10 }, { line: 0, character: 200_000 }], texts);
  });

  it('finds the same after any changes as when everything is read anew', async () => {
    const change = fc.record({
      how: fc.constantFrom('write', 'remove', 'open', 'edit', 'close', 'look'),
      name: fc.constantFrom(...names),
      text: anyText,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const files = new Map<string, string>();
        const open = new Map<string, string>();
        const service = await serviceOver(files, analysers);
        for (const { how, name, text } of changes) await carryOut(how, name, text, { service, files, open });
        await service.workspace.refreshAll();
        const rebuilt = await serviceOver(new Map(files), analysers);
        for (const [name, text] of open) await rebuilt.workspace.open(uriOf(name), { version: 1, text });
        await rebuilt.workspace.refreshAll();
        for (const name of names) {
          const [kept, anew] = [await service.diagnostics(uriOf(name)), await rebuilt.diagnostics(uriOf(name))];
          assert.deepEqual(kept.items, anew.items);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Asks a document everything that the language service answers, and checks the ranges of the answers. */
async function askEverything(service: LanguageService, uri: string, text: string, positions: readonly Position[], texts: ReadonlyMap<string, string>): Promise<void> {
  const layout = layoutOf(text);
  const lines = new Map([...texts].map(([document, content]) => [document, lineLengths(content)]));
  const check = (answer: unknown): void => assertRangesInside(answer, uri, lines);
  const { items } = await service.diagnostics(uri);
  check(items);
  check(await service.codeActions(uri, rangeOf(layout, { start: 0, end: text.length }), { diagnostics: [...items] }));
  check(await service.codeLenses(uri));
  check(await service.documentSymbols(uri));
  const folds = await service.foldingRanges(uri);
  check(folds.map(({ startLine, endLine }) => ({ start: { line: startLine, character: 0 }, end: { line: endLine, character: 0 } })));
  for (const position of positions) {
    check(await service.hover(uri, position));
    check(await service.definitions(uri, position));
    check(await service.references(uri, position));
    check(await service.documentHighlights(uri, position));
    check(await service.prepareRename(uri, position));
    check(await service.rename(uri, position, 'Anna'));
    check(await service.codeActions(uri, { start: position, end: position }, { diagnostics: [] }));
  }
  const [start, end] = [...positions].sort((a, b) => a.line - b.line || a.character - b.character);
  await service.executeCommand('collate.server.tag', { uri, range: { start, end }, label: 'PERSON', scope: 'span' });
  check(service.paintedAnnotations(uri));
  check(tokenRanges((await service.semanticTokens(uri)).data));
  check(await service.workspaceSymbols(''));
  check(await service.claimItems());
  check(await service.claimItemAt(uri, start));
  check(await service.entityItems());
}

/** Semantic tokens as ranges, from the protocol's relative numbers. */
function tokenRanges(data: readonly number[]): { start: Position; end: Position }[] {
  const ranges = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    character = data[index] === 0 ? character + data[index + 1] : data[index + 1];
    line += data[index];
    ranges.push({ start: { line, character }, end: { line, character: character + data[index + 2] } });
  }
  return ranges;
}

interface Session {
  readonly service: LanguageService;
  readonly files: Map<string, string>;
  readonly open: Map<string, string>;
}

async function carryOut(how: string, name: string, text: string, { service, files, open }: Session): Promise<void> {
  const uri = uriOf(name);
  const { workspace } = service;
  if (how === 'write') {
    files.set(name, text);
    await workspace.fileChanged(uri);
  } else if (how === 'remove') {
    files.delete(name);
    await workspace.fileChanged(uri);
  } else if (how === 'open' && !open.has(name)) {
    open.set(name, text);
    await workspace.open(uri, { version: 1, text });
  } else if (how === 'edit' && open.has(name)) {
    open.set(name, text);
    workspace.change(uri, { version: 2, text });
    await workspace.refreshAll();
  } else if (how === 'close' && open.delete(name)) {
    await workspace.close(uri);
  } else {
    for (const each of names) await service.diagnostics(uriOf(each));
  }
}
