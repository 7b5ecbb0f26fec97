import { dirname, join } from 'node:path';

/** The folder of the project. */
export const root = dirname(dirname(import.meta.dirname));

/** What is downloaded once and kept between runs. */
export const cache = join(root, '.vscode-test');

/** The corpus that shows every feature. */
export const samples = join(root, 'samples');
