/** Whether workloads are followed at this moment, and if not, why not. */
export type WatcherStatus =
  | { readonly state: 'watching' }
  | { readonly state: 'waiting'; readonly reason: string; readonly retryInMilliseconds: number };
