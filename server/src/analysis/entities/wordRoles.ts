/** What a word or mark does in the building of a phrase, as far as a name's surroundings tell what it names. */
export const wordRoles = {
  none: 0,
  hyphen: 1,
  /** "is", "was": what follows says what the subject is. */
  copula: 2,
  comma: 3,
  openingBracket: 4,
  closingBracket: 5,
  /** Another mark or word that ends a noun phrase. */
  phraseEnd: 6,
} as const;

const roles = new Map<string, number>([
  ['-', wordRoles.hyphen],
  [',', wordRoles.comma],
  ['(', wordRoles.openingBracket],
  [')', wordRoles.closingBracket],
  ...['is', 'was', 'are', 'were', 'be', 'became'].map((word) => [word, wordRoles.copula] as const),
  ...['.', ';', ':', 'of', 'in', 'for', 'on', 'at', 'from', 'by', 'to', 'with', 'who', 'which', 'that', 'and', 'where'].map((word) => [word, wordRoles.phraseEnd] as const),
]);

/** The role of a lower-cased word. */
export function roleOf(lower: string): number {
  return roles.get(lower) ?? wordRoles.none;
}

/** Whether a noun phrase ends before a word of this role. */
export function endsPhrase(role: number): boolean {
  return role >= wordRoles.comma;
}
