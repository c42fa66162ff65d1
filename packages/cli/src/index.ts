export { EXIT } from './exit-code.ts';
export { run } from './program.ts';
export { VERSION } from './version.ts';
