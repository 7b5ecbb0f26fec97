import { getDefaultSettings, spellCheckDocument } from 'cspell-lib';
import dictionary from 'dictionary-en';
import { Dialect, LocalLinter } from 'harper.js';
import { binaryInlined } from 'harper.js/binaryInlined';
import nspell from 'nspell';
import { CodePoints } from '../../server/src/text/codePoints.ts';
import type { CheckedFinding, Engine } from '../eval/engine.ts';
import { engineOf, type Peer } from './peer.ts';

/** A word called misspelt; code-point offsets, `end` exclusive. */
interface Flag {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly string[];
}

/** What npm offers for spelling; without suggestions only the finding of misspellings is done. */
export async function spellingPeers(withSuggestions: boolean): Promise<Peer[]> {
  return [await cspell(withSuggestions), harper(), smallLetters(withSuggestions)];
}

async function cspell(generateSuggestions: boolean): Promise<Peer> {
  const settings = await getDefaultSettings();
  const check = async (text: string): Promise<Flag[]> => {
    const document = { uri: 'file:///document.txt', text, languageId: 'plaintext', locale: 'en,en-GB' };
    const options = { generateSuggestions, noConfigSearch: true, numSuggestions: 1 };
    const { issues } = await spellCheckDocument(document, options, { ...settings, language: 'en,en-GB', maxNumberOfProblems: 1e6, maxDuplicateProblems: 1e6, numSuggestions: 1 });
    const points = CodePoints.of(text);
    return issues.map((issue) => ({
      ...points.spanToCodePoints({ start: issue.offset, end: issue.offset + issue.text.length }),
      suggestions: issue.suggestions ?? [],
    }));
  };
  return { name: 'cspell 9', engine: checking(check) };
}

function harper(): Peer {
  const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });
  const check = async (text: string): Promise<Flag[]> => {
    const lints = await linter.lint(text, { language: 'plaintext' });
    return lints
      .filter((lint) => lint.lint_kind() === 'Spelling')
      .map((lint) => ({
        start: lint.span().start,
        end: lint.span().end,
        suggestions: lint.suggestions().map((suggestion) => suggestion.get_replacement_text()),
      }));
  };
  return { name: 'harper.js', engine: checking(check) };
}

/** nspell knows no names: it is asked about words in small letters only. */
function smallLetters(withSuggestions: boolean): Peer {
  const speller = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
  const known = new Map<string, string[]>();
  const suggest = (word: string): string[] => {
    const found = known.get(word) ?? speller.suggest(word);
    known.set(word, found);
    return found;
  };
  const check = (text: string): Promise<Flag[]> => {
    const points = CodePoints.of(text);
    const flags: Flag[] = [];
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}+(?:['’]\p{Ll}+)?(?![\p{L}\p{N}-])/gu)) {
      if (speller.correct(word.replace('’', "'"))) continue;
      const span = points.spanToCodePoints({ start: index, end: index + word.length });
      flags.push({ ...span, suggestions: withSuggestions ? suggest(word) : [] });
    }
    return Promise.resolve(flags);
  };
  return { name: 'nspell', engine: checking(check) };
}

function checking(check: (text: string) => Promise<Flag[]>): Engine {
  return engineOf({
    async check(files) {
      const findings: CheckedFinding[] = [];
      for (const [file, text] of files) {
        for (const { start, end, suggestions } of await check(text)) {
          findings.push({ file, start, end, rule: 'spelling', severity: 'warning', message: '', related: [], data: { suggestions } });
        }
      }
      return findings;
    },
  });
}
