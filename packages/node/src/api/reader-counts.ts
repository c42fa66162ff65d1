/** Those who read the node's records at this moment, by whatever service, and what they lost. */
export class ReaderCounts {
  now = 0;
  lost = 0n;
}
