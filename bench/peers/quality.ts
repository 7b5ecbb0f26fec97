import type { EvalPack, EvalRow } from '../eval/pack.ts';
import { pack as duplicates } from '../eval/packs/duplicates.ts';
import { pack as entities } from '../eval/packs/entities.ts';
import { pack as quantities } from '../eval/packs/quantities.ts';
import { pack as spelling } from '../eval/packs/spelling.ts';
import { createProductEngine } from '../eval/productEngine.ts';
import { formatTable } from '../eval/table.ts';
import { duplicatePeers } from './duplicates.ts';
import { entityPeers } from './entities.ts';
import type { Peer } from './peer.ts';
import { quantityPeers } from './quantities.ts';
import { spellingPeers } from './spelling.ts';

/** A gold pack, who does its job, and the measures that ask no more than that job. */
interface Job {
  readonly pack: EvalPack;
  readonly peers: readonly Peer[];
  asks(row: EvalRow): boolean;
}

/** The product's measures, with what the peers get at the same in this run as the best peer. */
export async function qualityTable(data: string): Promise<string> {
  const jobs: Job[] = [
    { pack: quantities, peers: quantityPeers, asks: ({ measure }) => measure === 'F1, value' },
    { pack: entities, peers: entityPeers, asks: ({ source }) => source === 'entities/all' },
    { pack: duplicates, peers: duplicatePeers, asks: () => true },
    { pack: spelling, peers: await spellingPeers(true), asks: ({ source, measure }) => source === 'spelling/all' && !measure.startsWith('slips') },
  ];
  const product = await createProductEngine();
  const rows: EvalRow[] = [];
  for (const { pack, peers, asks } of jobs) {
    const ours = (await pack.run(data, product)).filter(asks);
    const theirs: { name: string; rows: EvalRow[] }[] = [];
    for (const { name, engine } of peers) {
      console.error(`${pack.name}: ${name} …`);
      theirs.push({ name, rows: await pack.run(data, engine) });
    }
    rows.push(...ours.map((row) => ({ ...row, peer: theirs.map((peer) => `${peer.name} ${valueAt(row, peer.rows)}`).join(', ') })));
  }
  return formatTable(rows);
}

function valueAt({ source, measure }: EvalRow, rows: readonly EvalRow[]): string {
  const row = rows.find((other) => other.source === source && other.measure === measure);
  if (row === undefined || !Number.isFinite(row.value)) return '–';
  return row.unit === 'ratio' ? row.value.toFixed(3).replace(/^0/, '') : row.value.toFixed(1);
}
