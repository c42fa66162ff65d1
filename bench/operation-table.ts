interface Measured {
  readonly text: string;
  readonly count: number;
  /** At most so many instructions are added to the workload's; null: none is promised. */
  readonly limit: number | null;
  /** And so many are the agent's own. */
  readonly agent: number | null;
}

/** Whole operations, as bench/operations.c performs them. */
export const OPERATIONS = {
  null: { text: 'null call', count: 5000, limit: 0, agent: null },
  open: { text: 'open and close, repeated', count: 5000, limit: 700, agent: null },
  first: { text: 'open and close, first of its kind', count: 500, limit: 5000, agent: null },
  read: { text: 'read of 1 byte', count: 5000, limit: null, agent: null },
  write: { text: 'write of 1 byte', count: 5000, limit: 30, agent: null },
  exec: { text: 'fork and exec', count: 100, limit: 8000, agent: 30_000 },
  tcp: { text: 'TCP connect, accept and close', count: 200, limit: 3000, agent: null },
  udp: { text: 'UDP send', count: 1000, limit: null, agent: null },
} satisfies Record<string, Measured>;

export type Operation = keyof typeof OPERATIONS;

/** Instructions of one. */
export type OperationTimes = Readonly<Record<Operation, number>>;

/** Of which the agent is told, or would be if the kernel did not count them. */
export const AGENT_OPERATIONS = ['open', 'first', 'exec', 'tcp'] as const satisfies Operation[];

export type AgentTimes = Readonly<Partial<Record<Operation, number>>>;

/** As a user feels it: with the node, and before there was one. */
export interface OperationFigures {
  readonly before: OperationTimes;
  readonly policied: OperationTimes;
  readonly unpolicied: OperationTimes;
  /** Of the agent, for one in the container with a policy, and in the one without. */
  readonly agent: AgentTimes;
  readonly agentUnpolicied: AgentTimes;
}

/** A table of what one kernel's operations take more; says too whether something is over its limit. */
export function operationTable(figures: OperationFigures): {
  readonly lines: readonly string[];
  readonly missed: boolean;
} {
  const { before, policied, unpolicied, agent, agentUnpolicied } = figures;
  let missed = false;
  const cell = (value: number | undefined, limit: number | null): string => {
    if (value === undefined) return ''.padStart(24);
    if (limit === null || value <= limit) return String(value).padStart(24);
    missed = true;
    return `${value} (over ${limit})`.padStart(24);
  };
  const lines = Object.entries<Measured>(OPERATIONS).map(([name, { text, limit, ...most }]) => {
    const operation = name as Operation;
    const added = (times: OperationTimes) => times[operation] - before[operation];
    return [
      text.padEnd(34),
      String(before[operation]).padStart(10),
      cell(added(policied), limit),
      cell(added(unpolicied), limit),
      cell(agent[operation], most.agent),
      cell(agentUnpolicied[operation], most.agent),
    ].join('');
  });
  const title = ['', 'no node', 'with policy', 'without', "agent's, with", "agent's, without"];
  const widths = [34, 10, 24, 24, 24, 24];
  return {
    lines: [title.map((text, at) => text.padStart(widths[at] ?? 0)).join(''), ...lines],
    missed,
  };
}
