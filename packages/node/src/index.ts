export { Node } from './node.ts';
export { runNode } from './run-node.ts';
