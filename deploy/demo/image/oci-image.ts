import { createHash } from 'node:crypto';
import { type TarEntry, tarArchive } from './tar-archive.ts';

export interface OciImage {
  /** As in `ringfence.local/demo:1`. */
  readonly name: string;
  readonly layer: readonly TarEntry[];
  readonly command: readonly string[];
}

const SEARCH_PATH = 'PATH=/usr/sbin:/usr/bin:/sbin:/bin';
const MEDIA = 'application/vnd.oci.image';

/** An image of one layer, as the archive that `ctr image import` takes. */
export function ociImageArchive(image: OciImage): Buffer {
  const blobs: TarEntry[] = [];
  const store = (mediaType: string, content: Buffer) => {
    const hash = createHash('sha256').update(content).digest('hex');
    blobs.push({ type: 'file', path: `blobs/sha256/${hash}`, mode: 0o644, content });
    return { mediaType, digest: `sha256:${hash}`, size: content.length };
  };
  const storeJson = (mediaType: string, value: object) =>
    store(mediaType, Buffer.from(JSON.stringify(value)));

  const layer = store(`${MEDIA}.layer.v1.tar`, tarArchive(image.layer));
  const config = storeJson(`${MEDIA}.config.v1+json`, {
    architecture: 'amd64',
    os: 'linux',
    config: { Env: [SEARCH_PATH], Cmd: image.command },
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  });
  const manifest = storeJson(`${MEDIA}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${MEDIA}.manifest.v1+json`,
    config,
    layers: [layer],
  });
  const index = {
    schemaVersion: 2,
    mediaType: `${MEDIA}.index.v1+json`,
    manifests: [
      {
        ...manifest,
        platform: { os: 'linux', architecture: 'amd64' },
        annotations: { 'io.containerd.image.name': image.name },
      },
    ],
  };
  const json = (path: string, value: object): TarEntry => ({
    type: 'file',
    path,
    mode: 0o644,
    content: Buffer.from(JSON.stringify(value)),
  });
  return tarArchive([
    json('oci-layout', { imageLayoutVersion: '1.0.0' }),
    json('index.json', index),
    ...blobs,
  ]);
}
