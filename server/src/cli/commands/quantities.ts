import { createInterface } from 'node:readline';
import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { quantityRows } from '../output/rows.ts';
import { write } from '../output/write.ts';
import { UsageProblem } from '../usage.ts';

/** `collate quantities`: every quantity of files, or of JSON lines on standard input; one JSON line for each. */
export async function quantities(args: readonly string[]): Promise<number> {
  const { paths, format } = readOptions(args, ['format']);
  const print = (id: string, text: string): Promise<void> => {
    const rows = quantityRows(text);
    if (format === 'json') return write(`${JSON.stringify({ id, quantities: rows })}\n`);
    return write(rows.map((row) => `${id}:${String(row.start)}-${String(row.end)} ${row.kind} “${row.text}”${row.counted === null ? '' : ` of ${row.counted}`}\n`).join(''));
  };
  if (paths.length === 1 && paths[0] === '-') {
    for await (const { id, text } of inputLines()) await print(id, text);
    return 0;
  }
  const { service, documents, pathOf } = await readCorpus(paths);
  for (const document of documents) {
    const text = await service.workspace.text(document);
    if (text !== undefined) await print(pathOf(document), text);
  }
  return 0;
}

async function* inputLines(): AsyncGenerator<{ id: string; text: string }> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const value = parse(line) as { id?: unknown; text?: unknown } | undefined;
    if (typeof value?.text !== 'string') throw new UsageProblem(`Line ${String(number)} of standard input is not a JSON object with a "text".`);
    const id = typeof value.id === 'string' || typeof value.id === 'number' ? String(value.id) : String(number);
    yield { id, text: value.text };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
