import type { Gap } from '@ringfence/model';

/** What is missing here, and why, for people. */
export function gapText({ lane, lost, reason }: Gap): string {
  // Nothing is missing then: it is about what the node could not do.
  if (lane === 'status') return `${lost} × ${reason}`;
  return `${lost} ${lost === 1n ? 'record is' : 'records are'} missing here: ${reason}`;
}

/** The same for programs. */
export function gapData({ lost, lane, reason }: Gap): Readonly<Record<string, string>> {
  return { Lost: String(lost), Lane: lane, Reason: reason };
}
