/** As a client in Go sends it: sections that the text did not have are there, and empty. */
export function policyEvent(type: string, name: string, spec: object = {}): object {
  return {
    type,
    object: {
      metadata: { name, namespace: 'anywhere', creationTimestamp: null },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        process: {},
        file: { matchPaths: [{ path: '/etc/shadow' }] },
        network: {},
        capabilities: {},
        syscalls: {},
        severity: 5,
        action: 'Block',
        ...spec,
      },
      status: {},
    },
  };
}
