import type { AnnotationService } from './annotationService.ts';
import { Emitter } from './emitter.ts';
import type { Finding } from './finding.ts';
import type { FindingContext, RawFinding } from './findings/context.ts';
import { annotationFindings } from './findings/annotations.ts';
import { textFindings, textFindingsInTurns, type WantedRules } from './findings/index.ts';
import type { RuleId } from './rules.ts';
import { timeSlices } from './timeSlices.ts';
import type { CorpusWorkspace } from './workspace.ts';

/** Of so many documents the findings are kept; the one not asked for longest makes room. */
const keptDocuments = 500;

/** After so many changes in between, the findings of a document are worked out at a stretch. */
const mostTurns = 3;

/** The findings of every document, worked out when asked for and kept until something they depend on changes. */
export class FindingStore {
  readonly #workspace: CorpusWorkspace;
  readonly #annotations: AnnotationService;
  readonly #findings = new Map<string, readonly Finding[]>();
  /** Documents whose findings are being worked out in turns. */
  readonly #loading = new Map<string, Promise<readonly Finding[]>>();
  /** Those of them of which something has changed in the present turn that findings depend on. */
  readonly #overtaken = new Set<string>();
  /** By document of which somebody wants to know what is found so far: what that is, and how often more was found. */
  readonly #parts = new Map<string, { readonly found: readonly Finding[]; readonly steps: number } | undefined>();
  /** Documents of which that was told to the end once: from then on what was told must not go away while findings are worked out anew. */
  readonly #told = new Set<string>();
  /** More is found in a document of which somebody wanted to know what is found so far. */
  readonly onDidFindMore = new Emitter<string>();
  /** The rules that are asked for; undefined for all. */
  #only: ReadonlySet<RuleId> | undefined;

  constructor(workspace: CorpusWorkspace, annotations: AnnotationService) {
    this.#workspace = workspace;
    this.#annotations = annotations;
    const forget = (documents: ReadonlySet<string>): void => {
      for (const document of documents) {
        this.#findings.delete(document);
        if (this.#loading.has(document)) this.#overtaken.add(document);
      }
    };
    workspace.onDidChange.on(forget);
    annotations.onDidChange.on(forget);
  }

  /** From now on only the findings of these rules are worked out, and told. */
  limitTo(rules: ReadonlySet<RuleId>): void {
    this.#only = rules;
    this.#findings.clear();
    for (const document of this.#loading.keys()) this.#overtaken.add(document);
  }

  /** A document's findings in the order of its text; none for a document that is not of the corpus. */
  async load(document: string): Promise<readonly Finding[]> {
    const known = this.#known(document);
    if (known) return known;
    // Who asks meanwhile waits for the same: it begins anew where something changes.
    const running = this.#loading.get(document);
    if (running) return await running;
    const loading = this.#workOut(document).finally(() => this.#loading.delete(document));
    this.#loading.set(document, loading);
    return await loading;
  }

  /** As `load`, but the first time only until a first rule has been looked for; while more are, `isPartlyFound` says so. */
  async loadSome(document: string): Promise<readonly Finding[]> {
    if (this.#findings.has(document)) this.#told.add(document);
    if (this.#told.has(document)) return await this.load(document);
    if (!this.#parts.has(document)) this.#parts.set(document, undefined);
    const loading = this.load(document);
    if (!this.#parts.get(document)) await this.onDidFindMore.until((found) => found === document, loading);
    return this.#known(document) ?? this.#parts.get(document)?.found ?? (await loading);
  }

  isPartlyFound(document: string): boolean {
    return this.#parts.has(document);
  }

  async #workOut(document: string): Promise<readonly Finding[]> {
    const pause = timeSlices(() => this.#workspace.host.yield());
    let text: string | undefined;
    for (let turn = 0; turn < mostTurns && this.#workspace.has(document); turn++) {
      this.#overtaken.delete(document);
      // Only words that are tagged elsewhere and not here need the text; the rest is known without it.
      text = this.#annotations.hasTags ? await this.#workspace.text(document) : undefined;
      await this.#annotations.ensure(document);
      const { context, wanted } = this.#contextOf(document);
      let steps = 0;
      const tell = async (some: readonly RawFinding[]): Promise<void> => {
        steps++;
        // What was found is looked for again from the beginning where something has changed meanwhile: until then it stays.
        if (!this.#parts.has(document) || steps < (this.#parts.get(document)?.steps ?? 0)) return;
        this.#parts.set(document, { found: this.#finish(document, text, some), steps });
        this.onDidFindMore.emit(document);
        // Whoever waits for it is told before the next rule.
        await this.#workspace.host.yield();
      };
      const found = await textFindingsInTurns(context, wanted, pause, () => !this.#overtaken.has(document), tell);
      if (found) return this.#keep(document, this.#finish(document, text, found));
    }
    const findings = this.#workspace.has(document) ? this.#compute(document, text) : [];
    return this.#keep(document, findings);
  }

  /** The findings of an open document. */
  of(document: string): readonly Finding[] {
    const known = this.#known(document);
    if (known) return known;
    const findings = this.#workspace.has(document) ? this.#compute(document, this.#workspace.openText(document)) : [];
    return this.#keep(document, findings);
  }

  #known(document: string): readonly Finding[] | undefined {
    const known = this.#findings.get(document);
    if (known && this.#findings.delete(document)) this.#findings.set(document, known);
    return known;
  }

  #keep(document: string, findings: readonly Finding[]): readonly Finding[] {
    this.#findings.set(document, findings);
    if (this.#parts.delete(document)) {
      this.#told.add(document);
      this.onDidFindMore.emit(document);
    }
    if (this.#findings.size > keptDocuments) this.#findings.delete(this.#findings.keys().next().value as string);
    return findings;
  }

  #compute(document: string, text: string | undefined): Finding[] {
    const { context, wanted } = this.#contextOf(document);
    return this.#finish(document, text, textFindings(context, wanted));
  }

  #contextOf(document: string): { readonly context: FindingContext; readonly wanted: WantedRules } {
    const { corpus } = this.#workspace;
    const folder = this.#workspace.folderOf(document);
    const settings = this.#workspace.settingsOf(document);
    const context: FindingContext = {
      corpus,
      document,
      isKnownWord: (word) => folder?.words.has(word.toLowerCase()) === true,
      sensitivity: (rule) => settings.rules[rule].sensitivity,
      pathOf: (uri) => this.#workspace.pathOf(uri),
    };
    return { context, wanted: this.#wantedIn(document) };
  }

  #wantedIn(document: string): WantedRules {
    const { rules } = this.#workspace.settingsOf(document);
    const isOn = (rule: RuleId): boolean => rules[rule].severity !== 'off';
    const only = this.#only;
    return { isOn, isShown: only ? (rule) => only.has(rule) && isOn(rule) : isOn };
  }

  /** All findings of a document: those of its text that were found, and those of its annotations. */
  #finish(document: string, text: string | undefined, found: readonly RawFinding[]): Finding[] {
    this.#annotations.settle(document);
    const { rules } = this.#workspace.settingsOf(document);
    const { isShown } = this.#wantedIn(document);
    const ofAnnotations = annotationFindings(this.#annotations, document, text).filter(({ rule }) => isShown(rule));
    return [...found, ...ofAnnotations]
      .filter(({ rule, span }) => !this.#annotations.isDismissed(document, rule, span))
      .map((finding) => withSeverity(finding, rules[finding.rule].severity))
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }
}

function withSeverity(finding: RawFinding, severity: Finding['severity'] | 'off'): Finding {
  return { ...finding, severity } as Finding;
}
