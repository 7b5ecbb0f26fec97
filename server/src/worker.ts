import { parentPort } from 'node:worker_threads';
import { extractDocumentFacts } from './corpus/facts.ts';
import { packFacts } from './corpus/packedFacts.ts';
import type { ExtractionReply, ExtractionRequest } from './node/extractorPool.ts';
import { loadPackagedAnalysers } from './node/resources.ts';

/** A worker thread that analyses one text after the other. */
const analysers = loadPackagedAnalysers();

parentPort?.on('message', ({ id, text }: ExtractionRequest) => {
  analysers.then(
    (loaded) => {
      const packed = packFacts(extractDocumentFacts(text, loaded));
      parentPort?.postMessage({ id, packed } satisfies ExtractionReply, [packed.buffer]);
    },
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies ExtractionReply),
  );
});
