export { serveMetrics } from '../metrics/server.ts';
export { ApiError } from './api-error.ts';
export { type CompatibleOptions, serveCompatible } from './compatible/server.ts';
export { EventLog } from './event-log.ts';
export { ReaderCounts } from './reader-counts.ts';
export { type ApiOptions, type ApiServer, LARGEST_MESSAGE, serveApi } from './server.ts';
export type { NodeService, RecordSink, Unsubscribe } from './service.ts';
