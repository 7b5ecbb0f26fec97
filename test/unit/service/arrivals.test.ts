import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Arrivals } from '../../../server/src/service/arrivals.ts';

describe('arrivals', () => {
  /** Takes what arrives until no more does. */
  async function takeAll(arrivals: Arrivals<number>, pause: () => Promise<void>): Promise<number[]> {
    const taken: number[] = [];
    for (let item = await arrivals.take(); item !== undefined; item = await arrivals.take()) {
      taken.push(item);
      await pause();
    }
    return taken;
  }

  it('are taken in order, each by one taker, however many wait for them', async () => {
    const arrivals = new Arrivals<number>();
    const expected = Array.from({ length: 100 }, (_, number) => number);
    for (const number of expected.slice(0, 10)) arrivals.add(number);
    const taking = Promise.all(Array.from({ length: 7 }, (_, taker) => takeAll(arrivals, () => (taker % 2 === 0 ? setImmediate() : Promise.resolve()))));
    for (const number of expected.slice(10)) {
      arrivals.add(number);
      if (number % 9 === 0) await setImmediate();
    }
    await setImmediate();
    assert.equal(arrivals.all.length, 100);
    arrivals.end();
    const taken = await taking;
    for (const own of taken) assert.deepEqual(own, [...own].sort((a, b) => a - b));
    assert.deepEqual(taken.flat().sort((a, b) => a - b), expected);
    assert.deepEqual(arrivals.all, expected);
  });

  it('let nobody wait where none come any more', async () => {
    const arrivals = new Arrivals<number>();
    const waiting = [arrivals.take(), arrivals.take()];
    arrivals.end();
    assert.deepEqual(await Promise.all(waiting), [undefined, undefined]);
    assert.equal(await arrivals.take(), undefined);
  });
});
