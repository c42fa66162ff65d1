import { hostname } from 'node:os';
import { HOST_WORKLOAD_ID, type Workload } from '@ringfence/model';

/** Everything on the host that is in no container. */
export function hostWorkload(): Workload {
  const name = hostname();
  return {
    id: HOST_WORKLOAD_ID,
    kind: 'host',
    name,
    namespace: '',
    labels: { 'kubernetes.io/hostname': name },
    image: '',
    runtime: '',
    pid: 1,
    cgroupPath: '/',
    cgroupId: 0n,
  };
}

/** A record may be older than what the node knows of its workload. */
export function unknownWorkload(id: number) {
  return { id: `kernel:${id}`, name: '', namespace: '' };
}
