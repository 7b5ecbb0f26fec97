/** The command was used wrongly, or its input cannot be read; `message` is one clear sentence. Exit status 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}

export const usage = `collate: checks and annotates a corpus of plain-text documents

  collate check [PATH…] [--only RULE,…] [--format text|json|sarif|github] [--fail-on SEVERITY]
      all findings; where COLLATE_INDEX_URL names a team's index, also against its documents, as with claims
  collate fix [PATH…] --only RULE,… [--dry-run]
      applies the safe fixes, or shows them as a unified diff
  collate segments [PATH…] [--format text|json]
      the lines of each document: content, heading or boilerplate
  collate quantities [PATH…|-] [--format text|json]
      every quantity; - reads JSON lines {"id","text"} from standard input
  collate claims [PATH…] [--format text|json]
      the claims of the corpus by quantity, with verdicts
  collate entities [PATH…] [--format text|json]
      suggested entities, and names with several spellings
  collate index [PATH…]
      builds or updates an index of the paths, which later runs on them start from
  collate report [PATH…] --out FILE.html
      one self-contained page: counts, numbers side by side, and every finding in its line
  collate export [PATH…] --to FORMAT [--out FILE|FOLDER] [--annotator NAME] [--all] [--iob1] [--overwrite] [--format text|json]
      hands annotations on: brat, conll2003, doccano, prodigy, labelstudio, w3c, csv
  collate import PATH… --from FORMAT [--into FOLDER] [--annotator NAME] [--format text|json]
      takes over annotations of other programs; nothing that is there is lost
  collate agreement [PATH…] [--layers NAME,NAME,…] [--format text|json]
      how the annotators' layers agree, and where they differ
  collate log [PATH…] [--format text|json]
      who annotated, changed and rejected what and when
  collate merge BASE OURS THEIRS [PATH]
      git's merge driver for annotations (%O %A %B %P); 1 when both sides changed the same
  collate index [PATH…] --url URL [--corpus NAME] [--prune] [--format text|json]
      puts the documents into the index that a team shares, in a database at URL (or COLLATE_INDEX_URL);
      --prune takes out what is not there any more
  collate lsp --stdio
      the language server

PATHs are files or folders, the current folder without any. Exit status: 0 nothing at or above
--fail-on (default warning), 1 something, 2 wrong use or unreadable input.`;
