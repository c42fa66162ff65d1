import type { ringfence } from '../generated/ringfence/v1/node.js';
import type { ProbeReport } from '../probe.ts';
import { int64FromLong, longFromInt64 } from './integer.ts';
import { nodeModeWord } from './words.ts';

export function probeReportToProto(report: ProbeReport): ringfence.v1.ProbeReport.$Properties {
  return {
    kernel: report.kernel,
    mode: nodeModeWord.toProto(report.mode),
    reason: report.reason,
    lsm: report.lsm,
    btf: report.btf,
    cgroup: report.cgroup,
    canaryTime: longFromInt64(report.canaryTime),
    canary: report.canary,
    abilities: report.abilities.map(({ operation, see, audit, block, hooks }) => ({
      operation,
      see,
      audit,
      block,
      hooks: [...hooks],
    })),
    hints: [...report.hints],
    troubles: [...report.troubles],
  };
}

export function probeReportFromProto(message: ringfence.v1.ProbeReport.$Properties): ProbeReport {
  return {
    kernel: message.kernel ?? '',
    mode: nodeModeWord.fromProto(message.mode),
    reason: message.reason ?? '',
    lsm: message.lsm ?? '',
    btf: message.btf ?? false,
    cgroup: message.cgroup ?? '',
    canaryTime: int64FromLong(message.canaryTime),
    canary: message.canary ?? '',
    abilities: (message.abilities ?? []).map((ability) => ({
      operation: ability.operation ?? '',
      see: ability.see ?? '',
      audit: ability.audit ?? '',
      block: ability.block ?? '',
      hooks: ability.hooks ?? [],
    })),
    hints: message.hints ?? [],
    troubles: message.troubles ?? [],
  };
}
