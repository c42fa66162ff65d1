import { feeder } from '../generated/kubearmor/feeder.js';
import { call, codec, type MessageType, type ValueCodec } from '../wire/call.ts';
import { int64FromLong, longFromInt64 } from '../wire/integer.ts';

const SERVICE = '/feeder.LogService';

/** The message with its time as the model has integers of 64 bits. Absent fields are empty. */
type Timed<Properties> = Omit<Properties, 'Timestamp'> & { readonly Timestamp: bigint };

export type CompatibleAlert = Timed<feeder.Alert.$Properties>;
export type CompatibleLog = Timed<feeder.Log.$Properties>;
export type CompatibleMessage = Timed<feeder.Message.$Properties>;

/** `all`, `policy` or `system`, or what else a client may have sent. */
export interface WatchRequest {
  readonly filter: string;
}

/** What a health check asks to have back. gRPC libraries take a bare 0 for no message at all. */
export interface Nonce {
  readonly nonce: number;
}

interface TimeOnWire {
  Timestamp?: feeder.Alert.$Properties['Timestamp'];
}

function timed<Properties extends TimeOnWire>(
  type: MessageType<Properties>,
): ValueCodec<Timed<Properties>> {
  return codec<Properties, Timed<Properties>>(
    type,
    (value) => ({ ...value, Timestamp: longFromInt64(value.Timestamp) }) as unknown as Properties,
    (message) => ({ ...message, Timestamp: int64FromLong(message.Timestamp) }),
  );
}

const watchRequest = codec<feeder.RequestMessage.$Properties, WatchRequest>(
  feeder.RequestMessage,
  ({ filter }) => ({ Filter: filter }),
  (message) => ({ filter: message.Filter ?? '' }),
);

/** KubeArmor's service of alerts and logs, as a gRPC library takes it. */
export const LOG_SERVICE = {
  healthCheck: call(
    `${SERVICE}/HealthCheck`,
    codec<feeder.NonceMessage.$Properties, Nonce>(
      feeder.NonceMessage,
      ({ nonce }) => ({ nonce }),
      (message) => ({ nonce: message.nonce ?? 0 }),
    ),
    codec<feeder.ReplyMessage.$Properties, Nonce>(
      feeder.ReplyMessage,
      ({ nonce }) => ({ Retval: nonce }),
      (message) => ({ nonce: message.Retval ?? 0 }),
    ),
    false,
  ),
  watchMessages: call(
    `${SERVICE}/WatchMessages`,
    watchRequest,
    timed<feeder.Message.$Properties>(feeder.Message),
    true,
  ),
  watchAlerts: call(
    `${SERVICE}/WatchAlerts`,
    watchRequest,
    timed<feeder.Alert.$Properties>(feeder.Alert),
    true,
  ),
  watchLogs: call(
    `${SERVICE}/WatchLogs`,
    watchRequest,
    timed<feeder.Log.$Properties>(feeder.Log),
    true,
  ),
};
