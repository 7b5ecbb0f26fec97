import type { CodeAction } from 'vscode-languageserver-types';
import { commandFix, editFix, type FixRequest } from './fix.ts';

/** Suggestions offered as fixes; the finding holds more. */
const offered = 3;

/** The command by which a client adds a word to the user's own dictionary; it has the word as its argument. */
const userDictionaryCommand = 'collate.addWordToUserDictionary';

/** Correct the word, or add it to a dictionary. */
export function spellingFixes(request: FixRequest): CodeAction[] {
  const { context, uri, finding, diagnostic } = request;
  if (finding.rule !== 'spelling') return [];
  const { word, reason, suggestions } = finding.data;
  const corrections = suggestions.slice(0, offered).map((suggestion, index) =>
    editFix(request, `Correct to “${suggestion}”`, new Map([[uri, [{ span: finding.span, text: suggestion }]]]), { preferred: index === 0 }),
  );
  if (reason !== 'misspelling' && reason !== 'slip in a name') return corrections;
  const additions = [commandFix(request, `Add “${word}” to the corpus dictionary`, 'collate.server.addWord', { uri, word })];
  if (context.client.userDictionary) {
    const title = `Add “${word}” to your own dictionary`;
    additions.push({ title, kind: 'quickfix', diagnostics: [diagnostic], command: { title, command: userDictionaryCommand, arguments: [word] } });
  }
  return [...corrections, ...additions];
}
