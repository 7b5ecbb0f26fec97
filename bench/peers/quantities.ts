import recognizers from '@microsoft/recognizers-text-suite';
import nlp from 'compromise';
import type { QuantityRow } from '../eval/engine.ts';
import { engineOf, type Peer } from './peer.ts';

/** What npm offers for numbers in text; of both only the values are asked. */
export const quantityPeers: readonly Peer[] = [
  {
    name: 'Recognizers-Text',
    engine: engineOf({
      quantities: (text) =>
        Promise.resolve(
          recognizers
            .recognizeNumber(text, 'en-us')
            .map(({ text: found, start, resolution }) => rowOf(found, start, Number(resolution.value))),
        ),
    }),
  },
  {
    name: 'compromise',
    engine: engineOf({
      quantities: (text) => {
        const numbers = nlp(text).numbers().json({ offset: true }) as { text: string; offset: { start: number }; number: { num: number | null } }[];
        return Promise.resolve(numbers.map(({ text: found, offset, number }) => rowOf(found, offset.start, number.num ?? NaN)).filter(({ low }) => !Number.isNaN(low)));
      },
    }),
  },
];

function rowOf(text: string, start: number, value: number): QuantityRow {
  return { start, end: start + text.length, text, low: value, high: value, approx: false, change: '=', unit: null, kind: 'number', counted: null };
}
