export { denseLanes } from './dense';
export { blockRows, enterRows, scoreByNetwork } from './network';
export { scoreByTrees } from './trees';

/** Memory from here on is free for tables and rows. */
export const freeMemory: usize = __heap_base;
