import type { Analysers } from '../corpus/analysers.ts';
import { type AnalysisName, type DocumentFacts, extractFacts, plainFacts, ruleAnalyses, type SomeFacts, trainedAnalyses } from '../corpus/facts.ts';
import { SourceText } from '../text/source.ts';
import type { TrainedFindings } from './host.ts';

/** Paragraphs are analysed together that take less than this many milliseconds. */
const pieceTime = 4;

/** Awaited between small steps of work, as `timeSlices` gives it. */
type Pause = () => Promise<void>;

/**
 * Has analysers remember each paragraph of a text, so that all of it can be analysed at a stretch. So many paragraphs are analysed together as take a short
 * while, since each time there is work for a text as a whole.
 */
export async function rememberParagraphs(source: SourceText, analyse: (piece: string) => void, pause: Pause, isWanted: () => boolean): Promise<void> {
  const { paragraphs } = source;
  let together = 1;
  for (let first = 0; first < paragraphs.length; ) {
    if (!isWanted()) return;
    const piece = paragraphs.slice(first, first + together);
    const started = performance.now();
    analyse(source.text.slice(piece[0].start, piece[piece.length - 1].end));
    first += piece.length;
    together = performance.now() - started < pieceTime ? together * 2 : Math.max(1, together >> 1);
    await pause();
  }
}

/** No finding rests on what these find. */
const unseen: ReadonlySet<AnalysisName> = new Set(['quantities', 'entities']);

export interface Opened {
  readonly source: SourceText;
  readonly analysers: Analysers;
  /** What another thread will have found. */
  readonly trained: TrainedFindings;
  readonly pause: Pause;
  /** Whether the text is still the one that is open. */
  isWanted(): boolean;
  /** Told of what is known, from the first analysis on, each time that findings may rest on more; the next analysis waits for it. */
  learn(known: SomeFacts): Promise<void>;
}

/**
 * Analyses a text that was opened in two threads: what takes trained models in another one, by rules in this one. Of a text just opened the findings of one
 * analysis are known long before those of the last then. Undefined where the text is not wanted any more.
 */
export async function analyseOpened({ source, analysers, trained, pause, isWanted, learn }: Opened): Promise<DocumentFacts | undefined> {
  let known: SomeFacts = plainFacts(source);
  let isNew = false;
  const add = (name: AnalysisName, facts: DocumentFacts[AnalysisName]): void => {
    known = { ...known, [name]: facts };
    isNew ||= !unseen.has(name);
  };
  const others = trainedAnalyses.map(async (name) => {
    add(name, await trained[name].catch(() => extractFacts(name, source, analysers)));
  });
  const tellNews = async (): Promise<void> => {
    if (!isNew || !isWanted()) return;
    isNew = false;
    await learn(known);
  };
  await pause();
  for (const name of ruleAnalyses) {
    await tellNews();
    await rememberParagraphs(source, (piece) => extractFacts(name, new SourceText(piece), analysers), pause, isWanted);
    if (!isWanted()) return undefined;
    add(name, extractFacts(name, source, analysers));
  }
  for (const other of others) {
    await tellNews();
    await other;
  }
  return isWanted() ? (known as DocumentFacts) : undefined;
}
