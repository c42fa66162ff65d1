import { get, type IncomingMessage } from 'node:http';
import type { ContainerFacts } from './container-facts.ts';

/** A container as an engine describes it, with its first process, 0 when it has none. */
export interface EngineContainer {
  readonly facts: ContainerFacts;
  readonly pid: number;
}

const LONGEST_ANSWER = 16 * 1024 * 1024;
const DEADLINE = 10_000;
/** Workloads of no orchestrator: the namespace that policies name when they name none. */
const NAMESPACE = 'default';

interface Inspected {
  readonly Id?: unknown;
  readonly Name?: unknown;
  readonly State?: { readonly Pid?: unknown } | null;
  readonly Config?: { readonly Labels?: unknown; readonly Image?: unknown } | null;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function labelsOf(value: unknown): Record<string, string> {
  const labels: Record<string, string> = Object.create(null);
  if (typeof value === 'object' && value !== null)
    for (const [key, text] of Object.entries(value))
      if (typeof text === 'string') labels[key] = text;
  return labels;
}

/** Reads the answer of `GET /containers/ID/json`, as Docker and Podman give it. */
export function engineContainer(engine: string, answer: unknown): EngineContainer | null {
  const inspected = (answer ?? {}) as Inspected;
  const containerId = textOf(inspected.Id);
  if (containerId === '') return null;
  const pid = inspected.State?.Pid;
  return {
    facts: {
      runtimeNamespace: NAMESPACE,
      containerId,
      name: textOf(inspected.Name).replace(/^\//, ''),
      labels: labelsOf(inspected.Config?.Labels),
      image: textOf(inspected.Config?.Image),
      runtime: engine,
      plannedCgroup: null,
    },
    pid: typeof pid === 'number' ? pid : 0,
  };
}

/** Docker's API over its Unix socket, which Podman speaks too. */
export class EngineConnection {
  readonly #socket: string;
  readonly #engine: string;

  constructor(engine: string, socket: string) {
    this.#engine = engine;
    this.#socket = socket;
  }

  /** Ids of all containers, those that do not run included. */
  async list(): Promise<string[]> {
    const answer = await this.#ask('/containers/json?all=true');
    return Array.isArray(answer)
      ? answer.map((one) => textOf((one as { Id?: unknown } | null)?.Id)).filter((id) => id !== '')
      : [];
  }

  /** Null when there is no such container (any more). */
  async inspect(id: string): Promise<EngineContainer | null> {
    const answer = await this.#ask(`/containers/${encodeURIComponent(id)}/json`);
    return answer === null ? null : engineContainer(this.#engine, answer);
  }

  /** Calls back with the id of each container that something happened to; rejects when it ends. */
  async follow(stop: AbortSignal, ready: () => void, onEvent: (id: string) => void): Promise<void> {
    const filters = encodeURIComponent(JSON.stringify({ type: ['container'] }));
    const stream = await this.#open(`/events?filters=${filters}`, stop);
    ready();
    let rest = '';
    stream.setEncoding('utf8');
    for await (const text of stream) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_ANSWER) throw new Error('an event that does not end');
      for (const line of lines) {
        const id = eventId(line);
        if (id !== '') onEvent(id);
      }
    }
    throw new Error('the stream of events ended');
  }

  #open(path: string, signal?: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const options = { socketPath: this.#socket, path, agent: false, host: 'localhost' } as const;
      get({ ...options, ...(signal === undefined ? {} : { signal }) }, resolve).on('error', reject);
    });
  }

  async #ask(path: string): Promise<unknown> {
    const answer = await this.#open(path, AbortSignal.timeout(DEADLINE));
    let text = '';
    answer.setEncoding('utf8');
    for await (const part of answer) {
      text += part;
      if (text.length > LONGEST_ANSWER) throw new Error(`${path}: an answer that does not end`);
    }
    if (answer.statusCode === 404) return null;
    if (answer.statusCode !== 200) throw new Error(`${path}: status ${answer.statusCode}`);
    return JSON.parse(text);
  }
}

/** Podman writes the id where Docker's old events had it, Docker in the actor. */
export function eventId(line: string): string {
  if (line.trim() === '') return '';
  const event = JSON.parse(line) as { id?: unknown; Actor?: { ID?: unknown } | null };
  return textOf(event.Actor?.ID) || textOf(event.id);
}
