import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const IMAGE_ARCHIVE = 'dist/demo/image.tar';

/** Shared by all containers of this guest, which ends with them. */
let unpacked: string | undefined;

interface Descriptor {
  readonly digest: string;
}

/** The demonstration's image as a folder, as containerd unpacks it. */
function unpackedImage(): string {
  if (unpacked !== undefined) return unpacked;
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-image-'));
  const [archive, root] = [join(folder, 'archive'), join(folder, 'root')];
  for (const each of [archive, root]) mkdirSync(each);
  execFileSync('tar', ['-xf', IMAGE_ARCHIVE, '-C', archive]);
  const blob = ({ digest }: Descriptor) => join(archive, 'blobs', digest.replace(':', '/'));
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const { manifests } = json(join(archive, 'index.json')) as { manifests: Descriptor[] };
  for (const manifest of manifests) {
    const { layers } = json(blob(manifest)) as { layers: Descriptor[] };
    for (const layer of layers) execFileSync('tar', ['-xf', blob(layer), '-C', root]);
  }
  unpacked = root;
  return root;
}

/** A root file system of its own over that image: what is written there is the container's alone. */
export class ContainerRoot implements Disposable {
  /** Where a runtime looks for its configuration. */
  readonly bundle = mkdtempSync(join(tmpdir(), 'ringfence-root-'));
  readonly path = join(this.bundle, 'rootfs');

  constructor() {
    const [upper, work] = [join(this.bundle, 'upper'), join(this.bundle, 'work')];
    for (const each of [upper, work, this.path]) mkdirSync(each);
    const options = `lowerdir=${unpackedImage()},upperdir=${upper},workdir=${work}`;
    execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', options, this.path]);
  }

  [Symbol.dispose](): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.bundle, { recursive: true, force: true });
  }
}
