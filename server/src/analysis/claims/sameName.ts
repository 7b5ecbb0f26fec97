/** Whether two names, in lower-case words, can be one person's: the surnames alike to a letter, the given names not at odds. */
export function sameName(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [withoutSuffix(a), withoutSuffix(b)];
  if (x.length === 0 || y.length === 0 || suffixOf(a) !== suffixOf(b)) return false;
  const [surname, other] = [x[x.length - 1], y[y.length - 1]];
  if (x.length === 1 || y.length === 1) return alike(surname, other, 5);
  const given = alike(x[0], y[0], 5) || isInitial(x[0], y[0]) || isInitial(y[0], x[0]) || x.includes(y[0]) || y.includes(x[0]);
  return given && alike(surname, other, x[0] === y[0] ? 4 : 5);
}

function isInitial(a: string, b: string): boolean {
  return a.length === 1 && b.startsWith(a);
}

const suffixes = /^(?:jr|sr|ii|iii|iv)$/;

function withoutSuffix(name: readonly string[]): readonly string[] {
  return name.filter((word) => !suffixes.test(word));
}

/** "Jr" tells a son from his father; "Sr" and "III" are often left out. */
function suffixOf(name: readonly string[]): string {
  return name.includes('jr') ? 'jr' : '';
}

/** Equal, or of at least `shortest` letters and one letter apart. */
function alike(a: string, b: string, shortest: number): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < shortest || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
