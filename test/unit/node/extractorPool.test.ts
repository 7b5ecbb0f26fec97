import assert from 'node:assert/strict';
import { trainedAnalyses } from '../../../server/src/corpus/facts.ts';
import { ExtractorPool } from '../../../server/src/node/extractorPool.ts';
import { startWorker } from '../../../server/src/node/startWorker.ts';

/** A worker that ends over two texts, out of memory and otherwise, and answers all others with an error of its own. */
const script = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, text }) => {
    if (text === 'fatal') throw Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
    if (text === 'odd') throw new Error('odd text');
    while (text.startsWith('endless'));
    parentPort.postMessage({ replies: [{ id, kind: 'failed', error: 'analysed ' + text.trim() }], entries: new Uint8Array() });
  });
`)}`);

describe('the pool of workers', () => {
  let pool: ExtractorPool;

  beforeEach(() => {
    pool = new ExtractorPool(script);
  });

  afterEach(async () => {
    await pool.close();
  });

  it('fails at the text that ended a worker, and at no other', async () => {
    const texts = ['a', 'fatal', 'b', 'odd', 'c'];
    const answers = await Promise.all(texts.map((text) => pool.extract(text).catch((error: unknown) => (error as Error).message)));
    assert.deepEqual(answers, ['analysed a', 'analysing it takes more memory than there is', 'analysed b', 'it cannot be analysed (odd text)', 'analysed c']);
  });

  /** A worker that takes its time and answers with the number of its thread. */
  const slow = new URL(`data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ id }) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      parentPort.postMessage({ replies: [{ id, kind: 'failed', error: String(threadId) }], entries: new Uint8Array() });
    });
  `)}`);

  /** In how many threads so many texts are analysed. */
  async function threads(texts: number): Promise<number> {
    const answers = new Set<string>();
    let asked = 0;
    const ask = async (): Promise<void> => {
      while (asked++ < texts) await pool.extract('a text').catch((error: unknown) => answers.add((error as Error).message));
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    return answers.size;
  }

  it('starts another worker only for work that lasts', async () => {
    await pool.close();
    pool = new ExtractorPool(slow, { size: 2, worth: 100 * 'a text'.length });
    assert.equal(await threads(90), 1);
    assert.equal(await threads(90), 1);
    assert.equal(await threads(400), 2);
  });

  it('takes an opened text where a worker is free, once, also before it is asked for', async () => {
    const echo = new URL(`data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      let asked = 0;
      parentPort.on('message', ({ id, opened, analysis }) => {
        if (opened !== undefined) parentPort.postMessage({ replies: [{ id, kind: 'found', facts: { opened, analysis, asked: ++asked } }], entries: new Uint8Array() });
      });
    `)}`);
    await pool.close();
    pool = new ExtractorPool(echo);
    assert.equal(pool.extractTrained('nobody is there'), undefined);
    await pool.close();
    pool = new ExtractorPool(echo, { first: startWorker(echo) });
    pool.foresee('foreseen');
    const answers = (asked: number): unknown[] => trainedAnalyses.map((analysis, place) => ({ opened: 'foreseen', analysis, asked: asked + place }));
    const found = (): Promise<unknown[]> => {
      const findings = pool.extractTrained('foreseen')!;
      return Promise.all(trainedAnalyses.map((analysis) => findings[analysis]));
    };
    assert.deepEqual(await found(), answers(1));
    assert.deepEqual(await found(), answers(1 + trainedAnalyses.length));
    const busy = pool.extract('never answered').catch((error: unknown) => error);
    assert.equal(pool.extractTrained('while all are busy'), undefined);
    await pool.close();
    void busy;
  });

  it('starts as many workers at once as the files to come pay for', async () => {
    for (const [files, workers] of [[10, 1], [1000, 2]] as const) {
      await pool.close();
      pool = new ExtractorPool(slow, { size: 2 });
      pool.expect(files);
      assert.equal(await threads(60), workers);
    }
  });

  it('ends the workers that files are not expected for any more, and goes on with one', async () => {
    await pool.close();
    pool = new ExtractorPool(slow, { size: 2, worth: 0 });
    assert.equal(await threads(60), 2);
    pool.expect(0);
    const [kept, ...others] = await Promise.all(Array.from({ length: 3 }, () => pool.extract('a text').catch((error: unknown) => (error as Error).message)));
    assert.deepEqual(others, [kept, kept]);
  });

  it('gives up a large text that nobody waits for, and goes on with the next', async () => {
    const large = (name: string): string => name.padEnd(2_000_001);
    const [atWork, queued] = [new AbortController(), new AbortController()];
    const answerOf = (text: string, signal?: AbortSignal): Promise<string> => pool.extract(text, signal).then(() => 'facts', (error: unknown) => (error as Error).message);
    const answers = [answerOf(large('endless'), atWork.signal), answerOf(large('a'), queued.signal), answerOf(large('b'))];
    queued.abort();
    assert.equal(await answers[1], 'it is not wanted any more');
    atWork.abort();
    assert.deepEqual(await Promise.all(answers), ['it is not wanted any more', 'it is not wanted any more', 'analysed b']);
  });
});
