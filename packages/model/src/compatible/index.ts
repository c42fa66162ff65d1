export * from './log-service.ts';
export * from './policy-service.ts';
