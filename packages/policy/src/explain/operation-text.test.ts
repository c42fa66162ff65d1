import { describe, expect, it } from 'vitest';
import { parseOperation } from './operation-text.ts';

const ACTOR = { source: ['usr', 'bin', 'curl'], owner: false };

describe('parseOperation', () => {
  it.each([
    ['read /etc/bin/x', { type: 'file', action: 'read', path: ['etc', 'bin', 'x'] }],
    ['  unlink   /a b/c ', { type: 'file', action: 'unlink', path: ['a b', 'c'] }],
    ['read /etc/', { type: 'file', path: ['etc'] }],
    ['read /', { type: 'file', path: [] }],
    ['exec /bin/sh', { type: 'exec', path: ['bin', 'sh'] }],
    ['exec /bin/a b -- -c  id', { path: ['bin', 'a b'], arguments: ['-c', 'id'] }],
    ['exec /bin/sh -- a -- b', { path: ['bin', 'sh'], arguments: ['a', '--', 'b'] }],
    [
      'connect TCP 10.0.0.1:5000',
      { type: 'network', direction: 'egress', protocol: 'TCP', address: '10.0.0.1', port: 5000 },
    ],
    ['connect udp [::1]:53', { protocol: 'UDP', address: '::1', port: 53 }],
    ['accept TCP 192.0.2.1:22', { direction: 'ingress', port: 22 }],
    ['ptrace', { type: 'privilege', privilege: 'ptrace' }],
    ['capability NET_RAW', { type: 'capability', capability: 'net_raw' }],
  ])('reads %j', (text, expected) => {
    const operation = parseOperation(text, ACTOR);
    expect(operation).toMatchObject({ ...expected, source: ACTOR.source });
  });

  it.each([
    ['', '"" is no operation'],
    ['reed /x', 'did you mean read?'],
    ['read', 'the path is missing'],
    ['read etc', 'paths start at the root of the workload: write /etc'],
    ['exec /a/../b', 'write /b'],
    ['connect 10.0.0.1:80', 'write a protocol, an address and a port'],
    ['connect TCP 10.0.0:80', '10.0.0 is no IP address'],
    ['connect TCP 10.0.0.1:99999', '99999 is no port'],
    ['ptrace 1', 'ptrace takes nothing behind it'],
    ['capability net_rav', 'did you mean net_raw?'],
  ])('says what is wrong with %j', (text, message) => {
    expect(parseOperation(text, ACTOR)).toContain(message);
  });
});
