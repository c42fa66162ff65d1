export * from './event.ts';
export * from './operation.ts';
export * from './probe.ts';
export * from './rule.ts';
export * from './workload.ts';
