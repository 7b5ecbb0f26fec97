import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { TeamIndexProblem } from '../../service/team/teamIndex.ts';

/** How a connection is encrypted, by libpq's names; `allow` is not offered, since it prefers to be without. */
const tlsModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof tlsModes)[number];

/** Where a database is and who connects to it. */
export interface TeamAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** The password in the URL itself, if there is one. */
  readonly password: string | undefined;
  readonly tlsMode: TlsMode;
  readonly tls: ConnectionOptions;
  /** In milliseconds. */
  readonly connectTimeout: number;
  /** Server and database, as messages name them. */
  readonly name: string;
}

const parameters = ['host', 'port', 'dbname', 'user', 'password', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'connect_timeout', 'application_name'];
const defaultPort = '5432';
const defaultTimeout = 10;

/**
 * Reads the URL of a database as libpq does (`postgresql://[user@]host[:port]/database[?sslmode=…]`); what it leaves
 * out comes from the environment (PGHOST, PGPORT, PGDATABASE, PGUSER, PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY,
 * PGCONNECT_TIMEOUT). Unlike libpq, a host that is not this machine is verified in full unless `sslmode` says less.
 *
 * @throws {TeamIndexProblem} when it is not such a URL; the message does not repeat it, since it may hold a password
 */
export function parseAddress(url: string, environment: NodeJS.ProcessEnv): TeamAddress {
  const parsed = parseUrl(url);
  for (const name of parsed.searchParams.keys()) if (!parameters.includes(name)) throw problem(`has the parameter ${name}, which Collate does not know; it knows ${parameters.join(', ')}`);
  const parameter = (name: string, variable?: string): string | undefined => parsed.searchParams.get(name) || (variable && environment[variable]) || undefined;
  const user = parameter('user') ?? (decode(parsed.username) || environment.PGUSER || userInfo().username);
  const database = parameter('dbname') ?? (decode(parsed.pathname.slice(1)) || environment.PGDATABASE || user);
  const host = parameter('host') ?? (decode(parsed.hostname).replace(/^\[(.*)\]$/u, '$1') || environment.PGHOST || 'localhost');
  if (host.includes(',')) throw problem('names several hosts; name one');
  const tlsMode = tlsModeOf(parameter('sslmode', 'PGSSLMODE') ?? (isThisMachine(host) ? 'prefer' : 'verify-full'));
  const port = number(parameter('port') ?? (parsed.port || environment.PGPORT || defaultPort), 'port');
  return {
    host,
    port,
    database,
    user,
    password: parameter('password') ?? (decode(parsed.password) || undefined),
    tlsMode,
    tls: host.startsWith('/') || tlsMode === 'disable' ? {} : tlsOptions(tlsMode, parameter),
    connectTimeout: 1000 * number(parameter('connect_timeout', 'PGCONNECT_TIMEOUT') ?? String(defaultTimeout), 'connect_timeout'),
    name: `${isIP(host) === 6 ? `[${host}]` : host}${String(port) === defaultPort ? '' : `:${String(port)}`}/${database}`,
  };
}

function parseUrl(url: string): URL {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw problem('cannot be read: it looks like postgresql://user@host/database');
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') throw problem('must begin with postgresql://');
  return parsed;
}

function tlsModeOf(name: string): TlsMode {
  const mode = tlsModes.find((candidate) => candidate === name);
  if (!mode) throw problem(`has the sslmode ${name}; it can be ${tlsModes.join(', ')}`);
  return mode;
}

/** As libpq: a root certificate that is given is checked in every mode but `prefer`, the host's name in `verify-full` only. */
function tlsOptions(mode: TlsMode, parameter: (name: string, variable: string) => string | undefined): ConnectionOptions {
  const own = join(homedir(), '.postgresql', 'root.crt');
  const root = parameter('sslrootcert', 'PGSSLROOTCERT') ?? (existsSync(own) ? own : 'system');
  const [certificate, key] = [parameter('sslcert', 'PGSSLCERT'), parameter('sslkey', 'PGSSLKEY')];
  const verified = mode === 'verify-full' || mode === 'verify-ca' || (mode === 'require' && root !== 'system');
  return {
    rejectUnauthorized: verified,
    ...(root === 'system' || !verified ? {} : { ca: read(root, 'sslrootcert') }),
    ...(certificate === undefined ? {} : { cert: read(certificate, 'sslcert') }),
    ...(key === undefined ? {} : { key: read(key, 'sslkey') }),
    ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
  };
}

function read(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw problem(`has an ${name} that cannot be read: ${path}`);
  }
}

function isThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/u.test(host);
}

function number(value: string, name: string): number {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0 || parsed > 65_535) throw problem(`has the ${name} ${value}, which is not a number that it can be`);
  return parsed;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw problem('has a % that is not followed by two hexadecimal digits');
  }
}

function problem(what: string): TeamIndexProblem {
  return new TeamIndexProblem(`The address of the team's index ${what}.`, { passing: false });
}
