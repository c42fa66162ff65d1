import { BARRED_PORT } from './place.ts';

/**
 * Rules are about paths: whoever may mount gives what is barred another one. So one may not mount by
 * its rules, and the other for want of a capability that no user name space gives it. A name that was
 * there before the policy, or a descriptor, neither has.
 */
export const VARIANTS = [
  {
    name: 'fuzz-privileged',
    privileged: true,
    shared: 'matchDirectories: [{ dir: /shared/under/, recursive: true }, REST]',
    privileges: ['mount', 'ptrace', 'module'],
  },
  {
    name: 'fuzz-usual',
    privileged: false,
    shared: 'matchPatterns: [{ pattern: "/shared/under{,/**}" }]\n    matchDirectories: [REST]',
    privileges: ['userns', 'setuid', 'signal'],
  },
] as const;
export type Variant = (typeof VARIANTS)[number];

/** What may be read must not be written, or it could be executed from elsewhere. */
const REST =
  '{ dir: /etc/bin/, recursive: true }, { dir: /opt/barred/, recursive: true, readOnly: true }';

export const policyOf = ({ name, shared, privileges }: Variant) => `
apiVersion: security.ringfence.dev/v1alpha1
kind: WorkloadPolicy
metadata: { name: ${name}, namespace: default }
spec:
  selector: { matchLabels: { app: ${name} } }
  action: Block
  file:
    ${shared.replace('REST', REST)}
  process: { matchDirectories: [{ dir: /opt/barred/, recursive: true }] }
  egress: [{ to: [{ cidr: 0.0.0.0/0 }, { cidr: "::/0" }], ports: [{ port: ${BARRED_PORT} }] }]
  privileges: { ${privileges.map((one) => `${one}: {}`).join(', ')} }
`;
