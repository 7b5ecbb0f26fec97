import { createTwoFilesPatch } from 'diff';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import type { Replacement } from '../../service/features/edits.ts';
import { safeReplacements } from '../../service/features/fixes/safe.ts';
import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { write } from '../output/write.ts';
import { UsageProblem } from '../usage.ts';

const byteOrderMark = '\ufeff';

/** `collate fix`: applies the safe fixes of the rules asked for, or shows them as a unified diff. */
export async function fix(args: readonly string[]): Promise<number> {
  const { paths, only, dryRun } = readOptions(args, ['only', 'dry-run']);
  if (!only) throw new UsageProblem('collate fix needs --only RULE,… to say what to fix.');
  const { service, documents, pathOf } = await readCorpus(paths);
  service.findings.limitTo(only);
  let changed = 0;
  for (const document of documents) {
    await service.findings.load(document);
    const replacements = safeReplacements(service, document, (rule) => only.has(rule));
    const bytes = replacements.length > 0 ? await nodeFileSystem.read(document) : undefined;
    if (!bytes) continue;
    const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const mark = raw.startsWith(byteOrderMark) ? byteOrderMark : '';
    const before = raw.slice(mark.length);
    const after = applyReplacements(before, replacements);
    changed += replacements.length;
    const path = pathOf(document);
    if (dryRun) await write(createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after));
    else await nodeFileSystem.writeAtomic(document, new TextEncoder().encode(mark + after));
  }
  process.stderr.write(`collate: ${dryRun ? 'would make' : 'made'} ${String(changed)} ${changed === 1 ? 'change' : 'changes'}.\n`);
  return 0;
}

/** A text with replacements made; these are in order and do not overlap. */
function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: inserted } of replacements) {
    parts.push(text.slice(from, span.start), inserted);
    from = span.end;
  }
  return parts.join('') + text.slice(from);
}
