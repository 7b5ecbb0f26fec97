export { ClaimIndex, type ClaimFinding, type ClaimGroupHead, type FirstGroups } from './claimIndex.ts';
export { claimColumns, type ClaimEntries, claimEntries, fillClaimColumns } from './entries.ts';
export { isShort, shortDocument } from './event.ts';
export { extractClaimFacts } from './facts.ts';
export type { ClaimFacts, ClaimKind } from './frame.ts';
export type { ClaimGroup, ClaimMention } from './group.ts';
export { packedClaims } from './packedFacts.ts';
export { isUnnamed } from './unnamed.ts';
export type { Verdict } from './verdict.ts';
