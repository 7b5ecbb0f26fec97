export declare class Problem extends Error {}
export declare function reportAndExit(error: unknown): never;
