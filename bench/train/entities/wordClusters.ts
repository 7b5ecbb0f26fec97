/** Placeholder */
export function clusterWords(_sentences: string[][], _words: string[]): Map<string, number> {
  return new Map();
}
