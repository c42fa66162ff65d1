import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePage } from './fixtures/reference-page.ts';

const PAGE = join(import.meta.dirname, '../../../docs/cli.md');

// Mended by: vitest run packages/cli/src/reference-page.test.ts -u
test('docs/cli.md is what the command tree says', async () => {
  await expect(referencePage()).toMatchFileSnapshot(PAGE);
});
