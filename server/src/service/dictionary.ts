import { decodeText } from '../text/decode.ts';
import { dictionaryPath, dictionaryWords, inside } from './folder.ts';
import type { CorpusWorkspace } from './workspace.ts';

/**
 * Adds a word to the dictionary file of the folder that holds a document. Returns whether it was not there yet. Throws
 * one clear sentence where the file cannot be read or written; nothing is overwritten then.
 */
export async function addWord(workspace: CorpusWorkspace, uri: string, word: string): Promise<boolean> {
  const folder = workspace.folderOf(uri);
  if (!folder) throw new Error('A word can only be added in a workspace folder.');
  const { files } = workspace.host;
  const dictionary = inside(folder.uri, dictionaryPath);
  const bytes = await files.read(dictionary);
  const decoded = decodeText(bytes ?? new Uint8Array());
  if (decoded.kind === 'unreadable') throw new Error(`${dictionaryPath} is left alone: ${decoded.reason}.`);
  if (dictionaryWords(decoded.text).includes(word.toLowerCase())) return false;
  const separator = decoded.text === '' || decoded.text.endsWith('\n') ? '' : '\n';
  await files.writeAtomic(dictionary, new TextEncoder().encode(`${decoded.text}${separator}${word}\n`));
  await workspace.reloadFolder(folder.uri);
  return true;
}
