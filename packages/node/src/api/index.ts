export { ApiError } from './api-error.ts';
export { EventLog } from './event-log.ts';
export { type ApiOptions, type ApiServer, LARGEST_MESSAGE, serveApi } from './server.ts';
export type { NodeService, RecordSink, Unsubscribe } from './service.ts';
