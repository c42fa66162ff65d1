/** What the policies of these tests speak of. */
export const SECRET = '/etc/bin/secret';
export const READ_ONLY = '/etc/read-only/file';
/** Below a directory under Block. */
export const LONG = `/etc/bin/${'x'.repeat(250)}/file`;
export const DEEP = `/etc/bin${'/d'.repeat(25)}/file`;
export const ODD = '/etc/bin/odd (deleted) \u001b[31m';
export const ABOVE = '/srv/above';
export const TOOL = '/opt/tool';
export const SECOND_TOOL = '/opt/second-tool';
export const CODE = '/opt/code/library';
/** A folder of the host's, on a file system that knows handles and files without a name. */
export const SHARED = '/shared';
export const LOADER = '/lib64/ld-linux-x86-64.so.2';
export const DYNAMIC = '/host-bin/true';
/** Whose arguments rules ask for. */
export const SHELL = '/opt/sh';
export const SCRIPT = '/opt/script';
export const DYNAMIC_ASKED = '/host-bin/id';

/** Two ports of this guest, of which one is barred to whoever has rules for the network. */
export const LOCAL = '127.0.0.1';
export const BARRED_PORT = '6300';
export const OPEN_PORT = '6301';

export const RULES = `
  file:
    matchDirectories:
      - { dir: /etc/bin/, recursive: true }
      - { dir: /etc/read-only/, recursive: true, readOnly: true }
      - { dir: ${ABOVE}/under/, recursive: true }
      - { dir: ${SHARED}/under/, recursive: true }
    matchPaths: [{ path: /proc/kcore }]
  process:
    matchPaths:
      - { path: ${TOOL} }
      - { path: ${SECOND_TOOL} }
      - { path: ${DYNAMIC} }
      - { path: ${SHELL}, allowedArgs: [${SCRIPT}] }
      - { path: ${DYNAMIC_ASKED}, allowedArgs: [-u] }
    matchDirectories: [{ dir: /opt/code/, recursive: true }]
`;
