import { HOST_WORKLOAD_ID, type Workload } from '@ringfence/model';

/** A workload that no policy is about: for what would become of rules. */
export const NOBODY: Workload = {
  id: HOST_WORKLOAD_ID,
  kind: 'host',
  name: '',
  namespace: '',
  labels: {},
  image: '',
  runtime: '',
  pid: 0,
  cgroupPath: '/',
  cgroupId: 0n,
};
