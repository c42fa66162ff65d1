/** Programs that are loaded, attached and missed together: one file in bpf/. */
export interface Family {
  /** `<name>.bpf.c` */
  readonly name: string;
  /** Kernel functions without which there is nothing to attach to. */
  readonly needs: readonly string[];
  /** Kernel functions with which another family does the same better. */
  readonly unless: readonly string[];
  /** Attached at the root of the cgroup2 hierarchy. */
  readonly cgroup: boolean;
  /** Decides by LSM hooks: inert, and unclaimed, where BPF is not among the kernel's LSMs. */
  readonly lsm: boolean;
}

/** In the order in which they are loaded: what binds tasks comes before what judges them. */
export const FAMILIES: readonly Family[] = [
  { name: 'process', needs: [], unless: [], cgroup: false, lsm: false },
  {
    name: 'exec',
    needs: ['bpf_loop', 'bpf_task_storage_get'],
    unless: [],
    cgroup: false,
    lsm: false,
  },
  { name: 'exec_as_asked', needs: [], unless: ['bpf_loop'], cgroup: false, lsm: false },
  { name: 'socket', needs: ['bpf_lsm_socket_post_create'], unless: [], cgroup: false, lsm: true },
  { name: 'network', needs: [], unless: [], cgroup: true, lsm: false },
  {
    name: 'rename',
    needs: ['vfs_rename', 'vfs_rmdir', 'bpf_lsm_path_rename'],
    unless: [],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'file',
    needs: ['bpf_lsm_file_open', 'bpf_lsm_path_rename'],
    unless: [],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'privilege',
    needs: ['bpf_lsm_ptrace_access_check'],
    unless: [],
    cgroup: false,
    lsm: true,
  },
];
