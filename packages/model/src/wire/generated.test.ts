import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const packageFolder = join(import.meta.dirname, '../..');

test('the generated code is what the .proto files say today', { timeout: 60_000 }, () => {
  const fresh = mkdtempSync(join(tmpdir(), 'ringfence-proto-'));
  try {
    execFileSync(join(packageFolder, 'proto/generate.sh'), [fresh], {
      env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
    });
    const kept = join(packageFolder, 'src/generated');
    const names = globSync('**/*.{js,d.ts}', { cwd: fresh }).sort();
    expect(names.length).toBeGreaterThan(0);
    expect(globSync('**/*.{js,d.ts}', { cwd: kept }).sort()).toEqual(names);
    for (const name of names) {
      const same = readFileSync(join(kept, name)).equals(readFileSync(join(fresh, name)));
      expect(same, `${name} is stale: run packages/model/proto/generate.sh`).toBe(true);
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
