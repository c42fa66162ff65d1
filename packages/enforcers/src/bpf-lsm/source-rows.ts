import { layout, type NameKeys, pathFingerprint } from '@ringfence/kernel';
import type { SourcePaths } from '@ringfence/policy';
import type { Rows } from '../rows.ts';

const { SOURCE_KEY } = layout;

/** The class of every program that rules name as a source, as rows of `sources`. */
export function sourceRows(paths: SourcePaths, ruleSet: bigint, nameKeys: NameKeys): Rows {
  const keys = Buffer.alloc(paths.length * SOURCE_KEY.size);
  const values = Buffer.alloc(paths.length * 4);
  for (const [at, path] of paths.entries()) {
    const image = pathFingerprint(path, nameKeys) | BigInt(layout.IMAGE_KNOWN);
    keys.writeBigUInt64LE(ruleSet, at * SOURCE_KEY.size + SOURCE_KEY.ruleSet);
    keys.writeBigUInt64LE(image, at * SOURCE_KEY.size + SOURCE_KEY.image);
    values.writeUInt32LE(at + 1, at * 4);
  }
  return { map: 'sources', keys, values, count: paths.length };
}
