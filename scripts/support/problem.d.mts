export declare class Problem extends Error {}
export declare function explain(error: unknown): string;
export declare function reportAndExit(error: unknown): never;
