import { LshIndex, Minhash } from 'minhash';
import { CodePoints } from '../../server/src/text/codePoints.ts';
import { SourceText } from '../../server/src/text/source.ts';
import type { CheckedFinding, Place } from '../eval/engine.ts';
import { engineOf, type Peer } from './peer.ts';

interface Paragraph extends Place {
  readonly words: string;
  readonly hash: InstanceType<typeof Minhash>;
}

/** The least estimated Jaccard similarity of two paragraphs for them to be called copies. */
const threshold = 0.5;

/** Paragraphs by the MinHash of their three-word shingles, looked up through banded locality-sensitive hashing. */
export const duplicatePeers: readonly Peer[] = [
  {
    name: 'minhash',
    engine: engineOf({
      check(files) {
        const index = new LshIndex();
        const paragraphs: Paragraph[] = [];
        const findings: CheckedFinding[] = [];
        for (const paragraph of [...files].flatMap(([file, text]) => paragraphsOf(file, text))) {
          index.insert(String(paragraphs.length), paragraph.hash);
          for (const key of index.query(paragraph.hash)) {
            const other = paragraphs[Number(key)];
            if (other !== undefined && paragraph.hash.jaccard(other.hash) >= threshold) findings.push(findingOf(paragraph, other));
          }
          paragraphs.push(paragraph);
        }
        return Promise.resolve(findings);
      },
    }),
  },
];

function paragraphsOf(file: string, text: string): Paragraph[] {
  const source = new SourceText(text);
  const points = CodePoints.of(text);
  return source.paragraphs.map((span) => {
    const words = source.slice(span).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const hash = new Minhash({ numPerm: 128 });
    for (let at = 0; at < Math.max(1, words.length - 2); at++) hash.update(words.slice(at, at + 3).join(' '));
    return { file, ...points.spanToCodePoints(span), words: words.join(' '), hash };
  });
}

function findingOf(paragraph: Paragraph, other: Paragraph): CheckedFinding {
  const { file, start, end } = paragraph;
  const rule = paragraph.words === other.words ? 'duplicate.exact' : 'duplicate.near';
  const related = [{ file: other.file, start: other.start, end: other.end, message: '' }];
  return { file, start, end, rule, severity: 'information', message: '', related, data: {} };
}
