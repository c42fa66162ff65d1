/** Programs that are loaded, attached and missed together: one file in bpf/. */
export interface Family {
  /** `<name>.bpf.c` */
  readonly name: string;
  /** Kernel functions without which there is nothing to attach to. */
  readonly needs: readonly string[];
  /** Families that do the same better: this one is for where the kernel refuses them all. */
  readonly insteadOf?: readonly string[];
  /** Attached at the root of the cgroup2 hierarchy. */
  readonly cgroup: boolean;
  /** Attached not there but at the cgroups that have something for them, where these tell who acts. */
  readonly atCgroups?: true;
  /** Programs that are attached only while there is something for them, first the first. */
  readonly onDemand?: readonly string[];
  /** Decides by LSM hooks: inert, and unclaimed, where BPF is not among the kernel's LSMs. */
  readonly lsm: boolean;
}

/** In the order in which they are loaded: what binds tasks comes before what judges them. */
export const FAMILIES: readonly Family[] = [
  { name: 'process', needs: [], cgroup: false, lsm: false },
  {
    name: 'exec',
    needs: ['bpf_loop', 'bpf_task_storage_get', 'bpf_lsm_bprm_committed_creds'],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'exec_watch',
    needs: ['bpf_loop', 'bpf_task_storage_get'],
    insteadOf: ['exec'],
    cgroup: false,
    lsm: false,
  },
  {
    name: 'exec_stepwise',
    needs: [],
    insteadOf: ['exec', 'exec_watch'],
    cgroup: false,
    lsm: false,
  },
  { name: 'socket', needs: ['bpf_lsm_socket_post_create'], cgroup: false, lsm: true },
  {
    name: 'socket_by_cgroup',
    needs: [],
    insteadOf: ['socket'],
    cgroup: true,
    lsm: false,
  },
  { name: 'network', needs: [], cgroup: true, lsm: false },
  {
    name: 'network_unfolded',
    needs: [],
    insteadOf: ['network'],
    cgroup: true,
    lsm: false,
  },
  { name: 'packet', needs: [], cgroup: true, atCgroups: true, lsm: false },
  {
    name: 'packet_unfolded',
    needs: [],
    insteadOf: ['packet'],
    cgroup: true,
    atCgroups: true,
    lsm: false,
  },
  {
    name: 'rename',
    needs: ['vfs_rename', 'vfs_rmdir', 'bpf_lsm_path_rename'],

    cgroup: false,
    lsm: true,
  },
  {
    name: 'file',
    needs: ['bpf_lsm_file_open', 'bpf_lsm_path_rename'],

    cgroup: false,
    lsm: true,
  },
  { name: 'attribute', needs: ['bpf_lsm_inode_setxattr'], cgroup: false, lsm: true },
  { name: 'mapping', needs: ['bpf_lsm_mmap_file'], cgroup: false, lsm: true },
  { name: 'descriptor', needs: ['bpf_lsm_file_receive'], cgroup: false, lsm: true },
  {
    name: 'stale',
    needs: ['bpf_lsm_file_permission', 'bpf_lsm_file_free_security', 'bpf_iter_task_file'],
    // Rows go with their files before there are any.
    onDemand: ['file_free', 'file_permission', 'mmap_stale'],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'held_socket',
    needs: ['bpf_lsm_socket_post_create', 'bpf_iter_task_file'],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'file_watch',
    needs: ['bpf_loop', 'bpf_task_storage_get', 'security_file_open', 'security_path_rename'],
    insteadOf: ['file'],
    cgroup: false,
    lsm: false,
  },
  {
    name: 'file_watch_stepwise',
    needs: ['security_file_open', 'security_path_rename'],
    insteadOf: ['file', 'file_watch'],
    cgroup: false,
    lsm: false,
  },
  {
    name: 'file_trace',
    needs: ['bpf_loop', 'bpf_task_storage_get'],
    insteadOf: ['file', 'file_watch', 'file_watch_stepwise'],
    cgroup: false,
    lsm: false,
  },
  {
    name: 'privilege',
    needs: ['bpf_lsm_ptrace_access_check'],

    cgroup: false,
    lsm: true,
  },
  { name: 'hold', needs: ['bpf_lsm_bprm_creds_for_exec'], cgroup: false, lsm: true },
  {
    name: 'capability',
    needs: ['bpf_lsm_capable', 'bpf_lsm_uring_override_creds'],
    cgroup: false,
    lsm: true,
  },
  {
    name: 'guard',
    needs: ['bpf_lsm_bpf_map', 'bpf_lsm_perf_event_alloc'],
    cgroup: false,
    lsm: true,
  },
];
