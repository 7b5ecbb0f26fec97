/** The wordings of one page's lines and the site that the page is of. */
export interface PageWordings {
  readonly site: number;
  readonly wordings: readonly (readonly number[])[];
}

/** A wording that fewer sites use says something of those sites, not of pages. */
const leastSites = 15;
/** At most this many wordings have a place in the weights' file, those of most sites. */
const mostWordings = 11000;

/** The keys of the wordings that many sites use, without a sign and in ascending order. */
export function buildVocabulary(pages: readonly PageWordings[]): number[] {
  const sites = new Map<number, Set<number>>();
  for (const { site, wordings } of pages) {
    for (const keys of wordings) {
      for (const signed of keys) {
        const key = signed >>> 0;
        const known = sites.get(key);
        if (known) known.add(site);
        else sites.set(key, new Set([site]));
      }
    }
  }
  const common = [...sites].filter(([, users]) => users.size >= leastSites);
  common.sort(([key, users], [otherKey, otherUsers]) => otherUsers.size - users.size || key - otherKey);
  return common.slice(0, mostWordings).map(([key]) => key).sort((a, b) => a - b);
}
