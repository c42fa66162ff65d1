import { basename, join } from 'node:path';

/** Where the BPF objects and the addon lie: beside the bundle, or in dist/ of a checkout. */
export const ARTEFACTS =
  basename(import.meta.dirname) === 'src'
    ? join(import.meta.dirname, '../../../dist')
    : import.meta.dirname;
