import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { count } from '../../service/findings/context.ts';
import { rangeOf } from '../../text/layout.ts';
import { SourceText } from '../../text/source.ts';
import { readCorpus } from '../corpusRun.ts';
import { parseArguments } from '../options.ts';
import { reportPage } from '../output/report/page.ts';
import { findingRows } from '../output/rows.ts';
import { write } from '../output/write.ts';
import { UsageProblem } from '../usage.ts';

/** `collate report`: writes one self-contained HTML page on a corpus. */
export async function report(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, { out: { type: 'string' } });
  if (values.out === undefined || !/\.html?$/iu.test(values.out)) throw new UsageProblem('collate report needs --out FILE.html.');
  const { service, documents, pathOf } = await readCorpus(positionals);
  const lines = new Map<string, readonly string[]>();
  for (const document of documents) {
    const source = new SourceText((await service.workspace.text(document)) ?? '');
    lines.set(pathOf(document), source.lines.map((line) => source.slice(line)));
  }
  const page = reportPage({
    files: documents.map(pathOf),
    findings: await findingRows(service, documents, pathOf),
    claims: service.workspace.corpus.claimGroups().map(({ about, verdict, mentions }) => ({
      about,
      verdict,
      mentions: mentions.flatMap(({ document, number }) => {
        const layout = service.workspace.layout(document);
        return layout ? [{ file: pathOf(document), number: rangeOf(layout, number) }] : [];
      }),
    })),
    lineOf: (file, line) => lines.get(file)?.[line] ?? '',
  });
  await nodeFileSystem.writeAtomic(URI.file(resolve(values.out)).toString(), new TextEncoder().encode(page));
  await write(`${values.out} tells of ${count(documents.length, 'document')}.\n`);
  return 0;
}
