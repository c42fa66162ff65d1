export * from './event.ts';
export * from './log.ts';
export * from './node-service.ts';
export * from './policy.ts';
export * from './policy-name.ts';
export * from './probe.ts';
export * from './status.ts';
export { UnknownWordError } from './word.ts';
export * from './workload.ts';
