import type { Connection } from 'vscode-languageserver';
import type { ExchangeResult, ServerRequests } from '../protocol.ts';
import { annotationLog, exchangeFormats, exportAnnotations, importAnnotations, type ReportProgress } from '../service/features/exchange.ts';
import type { LanguageService } from '../service/languageService.ts';
import type { Cancellation } from '../service/workspace.ts';
import { canonical } from './uris.ts';

/** Answers the requests that hand annotations on, take them over, and tell their history. */
export function registerExchange(connection: Connection, ready: Promise<LanguageService>, showsProgress: () => boolean): void {
  const answer = <Method extends keyof ServerRequests>(
    method: Method,
    handler: (service: LanguageService, params: ServerRequests[Method]['params']) => ServerRequests[Method]['result'] | Promise<ServerRequests[Method]['result']>,
  ): void => {
    connection.onRequest(method, async (params: ServerRequests[Method]['params']) => handler(await ready, params));
  };
  answer('collate/formats', () => exchangeFormats());
  answer('collate/export', (service, params) => {
    const uris = params.uris && { uris: params.uris.map(canonical) };
    return withProgress(connection, showsProgress(), 'Collate: exporting annotations', (cancellation, report) =>
      exportAnnotations(service, { ...params, ...uris, to: canonical(params.to) }, cancellation, report),
    );
  });
  answer('collate/import', (service, params) =>
    withProgress(connection, showsProgress(), 'Collate: importing annotations', (cancellation, report) =>
      importAnnotations(service, { ...params, files: params.files.map(canonical), into: canonical(params.into) }, cancellation, report),
    ),
  );
  answer('collate/annotationLog', (service, { uri, useGit }) => annotationLog(service, canonical(uri), useGit));
}

/** Shows how far something has come while it runs; its cancel button is heeded. */
async function withProgress(
  connection: Connection,
  isShown: boolean,
  title: string,
  work: (cancellation: Cancellation, report: ReportProgress) => Promise<ExchangeResult>,
): Promise<ExchangeResult> {
  if (!isShown) return await work({ isCancellationRequested: false }, () => undefined);
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(title, 0, undefined, true);
  try {
    return await work(progress.token, (done, total) => progress.report((100 * done) / Math.max(total, 1), `${String(done)} of ${String(total)}`));
  } finally {
    progress.done();
  }
}
