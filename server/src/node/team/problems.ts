import { reasonOf } from '../../service/reasonOf.ts';
import { TeamIndexProblem } from '../../service/team/teamIndex.ts';
import type { TeamAddress } from './address.ts';

/** How a password can be given. */
const howToSet = "Set it with the command “Collate: Set the Team Index's Password”, or in PGPASSWORD.";

/** Messages of `pg` that come without a code. */
const noTls = 'The server does not support SSL connections';
const noPassword = /client password must be a (?:non-empty )?string/u;
const lost = /Connection terminated|Client was closed|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|timeout expired/u;

/** What the codes of the operating system say. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  ENOENT: 'there is no such socket',
  EACCES: 'the socket may not be used',
  '53300': 'it has too many connections',
  '57P01': 'it is being shut down',
  '57P02': 'it has crashed',
  '57P03': 'it is starting or stopping',
};

/** Whether a server refused only because it does not speak TLS at all. */
export function refusesTls(error: unknown): boolean {
  return error instanceof Error && error.message === noTls;
}

/** Whether a transaction fell victim to another one and may simply be done again: serialization failure, deadlock. */
export function isOvertaken(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/** Whether what was asked for is not there: the schema, or a table of it. */
export function isMissing(error: unknown): boolean {
  return ['3F000', '42P01'].includes(codeOf(error) ?? '');
}

/** An error of the driver, the network or the database as one clear sentence. */
export function explain(error: unknown, address: TeamAddress): TeamIndexProblem {
  if (error instanceof TeamIndexProblem) return error;
  const { code, message } = firstOf(error);
  const index = `The team's index at ${address.name}`;
  const passing = (sentence: string): TeamIndexProblem => new TeamIndexProblem(sentence, { passing: true, cause: error });
  const lasting = (sentence: string): TeamIndexProblem => new TeamIndexProblem(sentence, { passing: false, cause: error });
  if (refusesTls(error)) return lasting(`${index} does not offer TLS, which sslmode=${address.tlsMode} asks for.`);
  if (noPassword.test(message)) return lasting(`${index} asks the user ${address.user} for a password, and none is set. ${howToSet}`);
  if (code === '28P01') return lasting(`${index} does not accept the password of the user ${address.user}. ${howToSet}`);
  if (code === '28000') return lasting(`${index} does not let the user ${address.user} in: ${message}.`);
  if (code === '3D000') return lasting(`${index} cannot be read: there is no such database.`);
  if (code === '42501') return lasting(`${index} does not allow this to the user ${address.user}: ${message}.`);
  if (isMissing(error)) return passing(`${index} is empty: nobody has run "collate index" yet.`);
  if (isCertificateProblem(code)) return lasting(`${index} has a certificate that cannot be trusted: ${message}.`);
  const reason = code === undefined ? undefined : reasons[code];
  if (reason !== undefined || lost.test(message) || code?.startsWith('08')) return passing(`${index} cannot be reached: ${reason ?? 'the connection was lost'}.`);
  return passing(`${index} failed: ${message}.`);
}

function isCertificateProblem(code: string | undefined): boolean {
  return code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL/u.test(code);
}

/** A host with several addresses fails once for each; the first tells why. */
function firstOf(error: unknown): { code: string | undefined; message: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return { code: codeOf(first), message: reasonOf(first).replace(/\.$/u, '') };
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
