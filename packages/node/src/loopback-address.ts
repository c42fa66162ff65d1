/** An address on this host that no other host reaches. */
export interface LoopbackAddress {
  readonly host: string;
  readonly port: number;
}

/** IPv4's loopback is a whole network, IPv6's one address. */
const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;
const DEFAULT_HOST = '127.0.0.1';

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host) && !host.split('.').some((part) => Number(part) > 255);
}

/** `32767`, `127.0.0.1:32767` or `[::1]:32767`; null for what is no port on a loopback address. */
export function parseLoopbackAddress(text: string): LoopbackAddress | null {
  const [, v6, v4, digits = ''] = /^(?:\[([^\]]*)\]:|([^:]*):)?(\d{1,5})$/.exec(text) ?? [];
  const host = v6 ?? v4 ?? DEFAULT_HOST;
  const port = Number(digits);
  if (digits === '' || port < 1 || port > 65_535 || !isLoopback(host)) return null;
  return { host, port };
}

/** As grpc and people write it. */
export function addressText({ host, port }: LoopbackAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
