export declare function npm(args: string[], directory: string): Promise<string>;
