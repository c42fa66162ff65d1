import type {
  Capability,
  FileAction,
  NetworkOperation,
  Operation,
  PathComponents,
  Privilege,
} from '@ringfence/model';

/** Something that must go on working, and the operations that it cannot do without. */
export interface Vital {
  /** As in "this denies ...". */
  readonly what: string;
  /** Harmed when any of these lists is denied as a whole: one address that answers is enough. */
  readonly needs: readonly (readonly Operation[])[];
}

function components(path: string): PathComponents {
  return path.split('/').filter((component) => component !== '');
}

const exec = (...paths: string[]): Operation[][] =>
  paths.flatMap((path) =>
    [true, false].map((owner): Operation[] => [
      { type: 'exec', path: components(path), owner, source: null },
    ]),
  );

const file =
  (action: FileAction) =>
  (source: string | null, ...paths: string[]): Operation[][] =>
    paths.map((path) => [
      {
        type: 'file',
        action,
        path: components(path),
        owner: true,
        source: source === null ? null : components(source),
      },
    ]);
const read = file('read');
const write = file('write');

const privileges = (source: string, ...names: Privilege[]): Operation[][] =>
  names.map((privilege) => [{ type: 'privilege', privilege, source: components(source) }]);

const capabilities = (source: string, ...names: Capability[]): Operation[][] =>
  names.map((capability) => [{ type: 'capability', capability, source: components(source) }]);

/** Denied at every one of these addresses. */
function network(
  direction: NetworkOperation['direction'],
  protocol: NetworkOperation['protocol'],
  port: number,
  addresses: readonly string[],
  source: string | null = null,
): Operation[] {
  return addresses.map((address) => ({
    type: 'network',
    direction,
    protocol,
    address,
    port,
    source: source === null ? null : components(source),
  }));
}

const RESOLVERS = ['127.0.0.53', '10.96.0.10', '10.0.0.2', '192.168.1.1', '172.16.0.2', '9.9.9.9'];
const CLIENTS = ['10.0.0.9', '192.168.1.9', '172.16.0.9', '203.0.113.9', '2001:db8::9'];
const API_SERVERS = ['10.96.0.1', '10.0.0.10', '192.168.1.10', '172.16.0.10', '127.0.0.1'];

const LOADERS = [
  '/usr/lib64/ld-linux-x86-64.so.2',
  '/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2',
  '/lib64/ld-linux-x86-64.so.2',
  '/lib/ld-musl-x86_64.so.1',
  '/usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1',
];
/** What the loader opens for nearly every program. */
export const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/libc.so.6',
  '/usr/lib64/libc.so.6',
  '/lib/x86_64-linux-gnu/libc.so.6',
];

const AGENT = '/usr/bin/ringfence';
const KUBELET = '/usr/bin/kubelet';
const SSHD = '/usr/sbin/sshd';
const ROOT_HOME = '/root';
const CONTAINERD = '/usr/bin/containerd';

/** What no policy should take from any workload that the cluster or the host rests on. */
const EVERYWHERE: readonly Vital[] = [
  { what: 'the dynamic loader', needs: read(null, ...LOADERS) },
  { what: 'the C library', needs: read(null, ...LIBRARIES) },
  {
    what: '/dev/null',
    needs: [...read(null, '/dev/null'), ...write(null, '/dev/null')],
  },
  {
    what: 'DNS',
    needs: [
      network('egress', 'UDP', 53, RESOLVERS),
      network('egress', 'TCP', 53, RESOLVERS),
      ...read(null, '/etc/resolv.conf'),
    ],
  },
];

/** The host. */
export const HOST_VITALS: readonly Vital[] = [
  ...EVERYWHERE,
  {
    what: 'the Ringfence agent',
    needs: [
      ...exec(AGENT, '/usr/local/bin/ringfence'),
      ...read(AGENT, '/var/lib/ringfence/policies/one.yaml'),
      ...write(AGENT, '/var/lib/ringfence/policies/one.yaml', '/run/ringfence/node.sock'),
      ...privileges(AGENT, 'bpf'),
      ...capabilities(AGENT, 'bpf', 'perfmon', 'sys_admin'),
    ],
  },
  {
    what: 'the kubelet',
    needs: [
      ...exec(KUBELET, '/usr/local/bin/kubelet'),
      ...read(KUBELET, '/etc/kubernetes/kubelet.conf', '/var/lib/kubelet/config.yaml'),
      ...write(KUBELET, '/var/lib/kubelet/pods/one/etc-hosts'),
      network('egress', 'TCP', 6443, API_SERVERS, KUBELET),
      ...privileges(KUBELET, 'mount'),
      ...capabilities(KUBELET, 'sys_admin'),
    ],
  },
  {
    what: 'the container runtime',
    needs: [
      ...exec(CONTAINERD, '/usr/local/bin/containerd', '/usr/bin/containerd-shim-runc-v2'),
      ...exec('/usr/bin/dockerd', '/usr/bin/crio', '/usr/bin/conmon'),
      ...exec('/usr/bin/runc', '/usr/sbin/runc', '/usr/local/sbin/runc', '/usr/bin/crun'),
      ...read(CONTAINERD, '/etc/containerd/config.toml'),
      ...write(CONTAINERD, '/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db'),
      ...write(CONTAINERD, '/run/containerd/io.containerd.runtime.v2.task/k8s.io/one/config.json'),
      ...privileges('/usr/bin/runc', 'mount', 'setuid', 'signal'),
      ...capabilities(
        '/usr/bin/runc',
        'sys_admin',
        'setuid',
        'setgid',
        'kill',
        'net_admin',
        'sys_chroot',
      ),
    ],
  },
  {
    what: 'sshd, the way in',
    needs: [
      ...exec(SSHD, '/usr/lib/openssh/sshd-session', '/usr/libexec/openssh/sshd-session'),
      ...read(SSHD, '/etc/ssh/sshd_config', '/etc/ssh/ssh_host_ed25519_key'),
      ...read(SSHD, '/etc/passwd', '/etc/shadow', `${ROOT_HOME}/.ssh/authorized_keys`),
      network('ingress', 'TCP', 22, CLIENTS, SSHD),
      ...privileges(SSHD, 'setuid'),
      ...capabilities(SSHD, 'setuid', 'setgid', 'sys_chroot'),
    ],
  },
  {
    what: 'logins',
    needs: exec('/usr/bin/bash', '/bin/bash', '/usr/bin/sh', '/usr/bin/dash', '/usr/bin/sudo'),
  },
  { what: 'systemd', needs: exec('/usr/lib/systemd/systemd', '/usr/lib/systemd/systemd-executor') },
];

/** Pods of the system's namespaces. */
export const SYSTEM_POD_VITALS: readonly Vital[] = [
  ...EVERYWHERE,
  {
    what: 'the Ringfence agent',
    needs: [...exec(AGENT), ...privileges(AGENT, 'bpf'), ...capabilities(AGENT, 'bpf', 'perfmon')],
  },
  {
    what: "the cluster's DNS server",
    needs: [
      ...exec('/coredns'),
      network('ingress', 'UDP', 53, CLIENTS, '/coredns'),
      ...capabilities('/coredns', 'net_bind_service'),
    ],
  },
  {
    what: 'kube-proxy',
    needs: [
      ...exec('/usr/local/bin/kube-proxy'),
      ...capabilities('/usr/local/bin/kube-proxy', 'net_admin', 'net_raw'),
    ],
  },
  {
    what: 'the control plane',
    needs: [
      ...exec('/usr/local/bin/kube-apiserver', '/usr/local/bin/etcd'),
      ...exec('/usr/local/bin/kube-controller-manager', '/usr/local/bin/kube-scheduler'),
      network('ingress', 'TCP', 6443, CLIENTS, '/usr/local/bin/kube-apiserver'),
    ],
  },
  {
    what: 'connections to the API server',
    needs: [network('egress', 'TCP', 443, API_SERVERS)],
  },
];
