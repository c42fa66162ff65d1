import type { OciImage } from './oci-image.ts';
import type { TarEntry } from './tar-archive.ts';

export const DEMO_IMAGE_NAME = 'ringfence.local/demo:1';

const DIRECTORIES = [
  'bin',
  'dev',
  'etc',
  'etc/bin',
  'proc',
  'root',
  'sys',
  'usr',
  'usr/bin',
  'usr/local',
  'usr/local/lib',
  'var',
];

export interface DemoPrograms {
  readonly busybox: Uint8Array;
  readonly applets: readonly string[];
  /** The program of trace.c, linked statically. */
  readonly trace: Uint8Array;
  /** The script of what a workload tries. */
  readonly attempts: Uint8Array;
}

function file(path: string, mode: number, content: Uint8Array | string): TarEntry {
  return { type: 'file', path, mode, content: Buffer.from(content) };
}

/** What the demonstration's containers run: busybox, a tracer, and an /etc/bin worth attacking. */
export function demoImage(programs: DemoPrograms): OciImage {
  const directories = DIRECTORIES.map(
    (path): TarEntry => ({ type: 'directory', path, mode: 0o755 }),
  );
  const applets = programs.applets
    .filter((name) => name !== 'busybox')
    .map((name): TarEntry => ({ type: 'symlink', path: `bin/${name}`, target: 'busybox' }));
  return {
    name: DEMO_IMAGE_NAME,
    command: ['/bin/sleep', '2147483647'],
    layer: [
      ...directories,
      { type: 'directory', path: 'tmp', mode: 0o1777 },
      file('etc/passwd', 0o644, 'root:x:0:0:root:/root:/bin/sh\n'),
      file('etc/group', 0o644, 'root:x:0:\n'),
      file('etc/bin/secret', 0o600, 'the secret of /etc/bin\n'),
      file('etc/bin/settings', 0o644, 'level=1\n'),
      file('etc/bin/old', 0o644, 'to be renamed\n'),
      file('etc/bin/doomed', 0o644, 'to be removed\n'),
      file('etc/bin/tool', 0o755, '#!/bin/sh\necho "the tool ran"\n'),
      file('bin/busybox', 0o755, programs.busybox),
      ...applets,
      file('usr/bin/trace', 0o755, programs.trace),
      file('usr/local/lib/attempts.sh', 0o755, programs.attempts),
    ],
  };
}
