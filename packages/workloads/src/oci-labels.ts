/** Annotations by which CRI-O and Podman say what they were asked for. */
const CRIO_LABELS = 'io.kubernetes.cri-o.Labels';
const CRIO_IMAGE = 'io.kubernetes.cri-o.ImageName';
const MANAGER = 'io.container.manager';

export interface OciDescription {
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  /** The engine above, as it names itself (`libpod`, `cri-o`), or empty. */
  readonly manager: string;
}

/**
 * The labels of a container of which only its annotations are known: these, and what CRI-O keeps as
 * JSON in one of them, which is what Kubernetes calls labels.
 */
export function describeOci(annotations: Readonly<Record<string, string>>): OciDescription {
  const labels: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(annotations)) {
    if (!key.startsWith('io.kubernetes.cri-o.')) labels[key] = value;
  }
  let inner: unknown;
  try {
    inner = JSON.parse(annotations[CRIO_LABELS] ?? '{}');
  } catch {
    // Somebody else's annotation of that name: it says nothing.
    inner = {};
  }
  if (typeof inner === 'object' && inner !== null)
    for (const [key, value] of Object.entries(inner))
      if (typeof value === 'string') labels[key] = value;
  return {
    labels,
    image: annotations[CRIO_IMAGE] ?? '',
    manager: annotations[MANAGER] ?? '',
  };
}
