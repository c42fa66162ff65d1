import { containerd } from '@ringfence/model/containerd';

/** What an event of containerd means for the workloads of a node. */
export type ContainerdEvent =
  | { readonly type: 'container-changed'; readonly namespace: string; readonly id: string }
  | { readonly type: 'container-deleted'; readonly namespace: string; readonly id: string }
  | {
      readonly type: 'task-created';
      readonly namespace: string;
      readonly id: string;
      readonly pid: number;
    }
  | { readonly type: 'task-exited'; readonly namespace: string; readonly id: string }
  | { readonly type: 'task-deleted'; readonly namespace: string; readonly id: string };

const TOPICS = [
  '/containers/create',
  '/containers/update',
  '/containers/delete',
  '/tasks/create',
  '/tasks/start',
  '/tasks/exit',
  '/tasks/delete',
];

/** What to subscribe to, in containerd's filter language; any one of them is enough. */
export const EVENT_FILTERS = TOPICS.map((topic) => `topic==${JSON.stringify(topic)}`);

type Decode = (value: Uint8Array, namespace: string) => ContainerdEvent | null;
const messages = containerd.v1;

/** By the name of the payload's type; the topic is for filters alone. */
const DECODERS = new Map<string, Decode>([
  [
    'containerd.events.ContainerCreate',
    (value, namespace) => {
      const { id } = messages.ContainerCreate.decode(value);
      return { type: 'container-changed', namespace, id };
    },
  ],
  [
    'containerd.events.ContainerUpdate',
    (value, namespace) => {
      const { id } = messages.ContainerUpdate.decode(value);
      return { type: 'container-changed', namespace, id };
    },
  ],
  [
    'containerd.events.ContainerDelete',
    (value, namespace) => {
      const { id } = messages.ContainerDelete.decode(value);
      return { type: 'container-deleted', namespace, id };
    },
  ],
  [
    'containerd.events.TaskCreate',
    (value, namespace) => {
      const { containerId, pid } = messages.TaskCreate.decode(value);
      return { type: 'task-created', namespace, id: containerId, pid };
    },
  ],
  [
    'containerd.events.TaskStart',
    (value, namespace) => {
      const { containerId, pid } = messages.TaskStart.decode(value);
      return { type: 'task-created', namespace, id: containerId, pid };
    },
  ],
  [
    'containerd.events.TaskExit',
    (value, namespace) => {
      const { containerId, id } = messages.TaskExit.decode(value);
      return id === containerId ? { type: 'task-exited', namespace, id } : null;
    },
  ],
  [
    'containerd.events.TaskDelete',
    (value, namespace) => {
      const { containerId, id } = messages.TaskDelete.decode(value);
      if (id !== '' && id !== containerId) return null;
      return { type: 'task-deleted', namespace, id: containerId };
    },
  ],
]);

/** Null for events that say nothing of workloads, such as the end of an exec. */
export function decodeEvent(envelope: Uint8Array): ContainerdEvent | null {
  const { namespace, event } = messages.Envelope.decode(envelope);
  const typeName = (event?.typeUrl ?? '').replace(/^.*\//, '');
  const decode = DECODERS.get(typeName);
  return decode === undefined ? null : decode(event?.value ?? new Uint8Array(), namespace);
}
