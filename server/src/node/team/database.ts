import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { TeamAddress } from './address.ts';
import { explain, isOvertaken, refusesTls } from './problems.ts';

/** Connections at a time; servers have few to give, and an editor needs few. */
const mostConnections = 3;
/** Idle connections are given back after this many milliseconds. */
const idleTime = 30_000;
/** An answer that takes longer, in milliseconds, is taken for a lost connection. */
const longestQuery = 60_000;
/** How often a transaction that another one overtook is done again. */
const mostAttempts = 8;

/** A statement that is prepared once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Something to run statements on: each by itself, or together in a transaction. */
export interface Queryable {
  run<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** A database that speaks PostgreSQL's protocol. Rejects with `TeamIndexProblem` only. */
export class Database implements Queryable {
  readonly address: TeamAddress;
  readonly #password: string | undefined;
  #pool: pg.Pool | undefined;
  #withoutTls = false;

  /** `password` goes before the environment's; one in the URL goes before both. Connects when first asked something. */
  constructor(address: TeamAddress, password?: string) {
    this.address = address;
    this.#password = address.password ?? password;
  }

  async run<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return await this.#with((client) => queryableOf(client).run<Row>(statement, values));
  }

  /** Runs `work` in one transaction, which ends with it; does it again where another transaction came in between. */
  async transaction<Result>(work: (within: Queryable) => Promise<Result>): Promise<Result> {
    return await this.#with(async (client) => {
      for (let attempt = 1; ; attempt++) {
        try {
          await client.query('begin');
          const result = await work(queryableOf(client));
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch(() => undefined);
          if (!isOvertaken(error) || attempt === mostAttempts) throw error;
          await setTimeout(2 ** attempt * (5 + 5 * Math.random()));
        }
      }
    });
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.end();
  }

  async #with<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    try {
      const client = await this.#connect();
      let failed: unknown;
      try {
        return await work(client);
      } catch (error) {
        failed = error;
        throw error;
      } finally {
        // A connection on which something went wrong may be broken: it is not used again.
        client.release(failed !== undefined);
      }
    } catch (error) {
      throw explain(error, this.address);
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#poolOf().connect();
    } catch (error) {
      if (this.address.tlsMode !== 'prefer' || this.#withoutTls || !refusesTls(error)) throw error;
      this.#withoutTls = true;
      await this.close();
      return await this.#poolOf().connect();
    }
  }

  #poolOf(): pg.Pool {
    if (this.#pool) return this.#pool;
    const { host, port, database, user, tls, tlsMode, connectTimeout } = this.address;
    const encrypted = tlsMode !== 'disable' && !host.startsWith('/') && !this.#withoutTls;
    this.#pool = new pg.Pool({
      host,
      port,
      database,
      user,
      ...(this.#password === undefined ? {} : { password: this.#password }),
      ssl: encrypted ? { ...tls } : false,
      application_name: 'collate',
      connectionTimeoutMillis: connectTimeout,
      query_timeout: longestQuery,
      idleTimeoutMillis: idleTime,
      max: mostConnections,
      allowExitOnIdle: true,
      keepAlive: true,
    });
    // A server that goes away ends idle connections too; who asks next will hear of it.
    this.#pool.on('error', () => undefined);
    return this.#pool;
  }
}

function queryableOf(client: pg.PoolClient): Queryable {
  return {
    run: async <Row extends object>({ name, text }: Statement, values: readonly unknown[] = []) =>
      (await client.query<Row>({ name: `collate.${name}`, text, values: [...values] })).rows,
  };
}
