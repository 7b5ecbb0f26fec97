import { type Connection, type FileOperationRegistrationOptions, MessageType, ShowMessageRequest, type WorkspaceEdit } from 'vscode-languageserver';
import type { Question } from '../protocol.ts';
import { count } from '../service/findings/context.ts';
import type { LanguageService } from '../service/languageService.ts';
import { countAnnotations, moveSidecars, sidecarsBeside } from '../service/sidecarFiles.ts';
import { showMessage } from './messages.ts';
import { canonical } from './uris.ts';

const anything: FileOperationRegistrationOptions = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }, { pattern: { glob: '**/*' } }] };

/** What the client says of files that its user renames and deletes. */
export const fileOperations = { didRename: anything, willDelete: anything, didDelete: anything };

const keep = 'Keep Them';
const remove = 'Delete Them Too';

/** Lets sidecars follow documents that are renamed or moved, and asks what becomes of those of documents that are deleted. */
export function registerFileOperations(connection: Connection, ready: Promise<LanguageService>, asks: () => boolean, index: () => Promise<void>): void {
  const ask = async (question: Question): Promise<string | null> => {
    if (asks()) return await connection.sendRequest<string | null>('collate/ask', question);
    const actions = question.choices.map((title) => ({ title }));
    const chosen = await connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message: `${question.message} ${question.detail}`, actions });
    return chosen?.title ?? null;
  };
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    const service = await ready;
    for (const { oldUri, newUri } of files) await follow(connection, service, canonical(oldUri), canonical(newUri), index);
  });
  connection.workspace.onWillDeleteFiles(async ({ files }): Promise<WorkspaceEdit | null> => await deletionOf(await ready, files.map(({ uri }) => canonical(uri)), ask));
  connection.workspace.onDidDeleteFiles(async ({ files }) => {
    const service = await ready;
    for (const { uri } of files) await service.annotations.fileGone(canonical(uri));
    await service.workspace.lookForMissing(files.map(({ uri }) => canonical(uri)));
  });
}

async function follow(connection: Connection, service: LanguageService, from: string, to: string, index: () => Promise<void>): Promise<void> {
  const { workspace, annotations } = service;
  if (annotations.isSidecar(from)) {
    await Promise.all([from, to].map((uri) => annotations.sidecarChanged(uri)));
    await workspace.lookForMissing([from, to]);
    return;
  }
  if (await workspace.host.files.list(to).catch(() => undefined)) {
    // Sidecars went along in the folder; all that lies in it has another name now.
    workspace.folderRemoved(from);
    await index();
    return;
  }
  const problems = await annotations.moved(from, to, (files) => moveSidecars(files, from, to));
  for (const problem of problems) showMessage(connection, MessageType.Warning, problem);
  await workspace.lookForMissing([from, to]);
}

/** The sidecars that shall be deleted with their documents: those of which the user says so. */
async function deletionOf({ workspace }: LanguageService, uris: readonly string[], ask: (question: Question) => Promise<string | null>): Promise<WorkspaceEdit | null> {
  const { files } = workspace.host;
  const going = new Set(uris);
  const beside = (await Promise.all(uris.map((uri) => sidecarsBeside(files, uri).catch(() => [])))).flat();
  const left = beside.filter(({ uri }) => !going.has(uri));
  if (left.length === 0) return null;
  const counts = await Promise.all(left.map(({ uri }) => countAnnotations(files, uri).catch(() => undefined)));
  const names = left.map(({ uri }, index) => `${workspace.pathOf(uri)} (${counts[index] === undefined ? 'cannot be read' : count(counts[index], 'annotation')})`);
  const documents = uris.length === 1 ? workspace.pathOf(uris[0]) : count(uris.length, 'file');
  const answer = await ask({
    message: `Delete the annotations of ${documents} too?`,
    detail: `They are in ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${String(names.length - 5)} more` : ''}. Kept, they stand by for the day the document comes back.`,
    choices: [keep, remove],
  });
  if (answer !== remove) return null;
  return { documentChanges: left.map(({ uri }) => ({ kind: 'delete', uri, options: { ignoreIfNotExists: true } })) };
}
