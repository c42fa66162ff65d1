import type { RuleClass } from '@ringfence/model';
import type { PolicySpec } from '@ringfence/model/schema';
import { eachEntry, type ReadRule } from './read-rule.ts';

/** System calls can only be audited, whatever the policy's action is. */
const AUDITED = { action: 'Audit' } as const;

/** Rules of the sections that have no operation here, so that each is reported. */
export function readForeignRules(spec: PolicySpec): ReadRule[] {
  const { syscalls, device, presets, apparmor } = spec;
  const rules = [
    ...eachEntry(device ?? {}, ['spec', 'device', 'matchDevice'], device?.matchDevice, (entry) => [
      foreign('device', entry.class, 'privilege'),
    ]),
    ...eachEntry({}, ['spec', 'presets'], presets, (entry) => [
      foreign('presets', entry.name, 'process'),
    ]),
    ...readSyscallRules(syscalls),
  ];
  if (apparmor !== undefined)
    rules.push({
      ...foreign('apparmor', 'lines', 'privilege'),
      path: ['spec', 'apparmor'],
      annotations: {},
    });
  return rules;
}

function readSyscallRules(section: PolicySpec['syscalls']): ReadRule[] {
  if (section === undefined) return [];
  const audited = { ...section, ...AUDITED };
  const path = ['spec', 'syscalls'];
  return [
    ...eachEntry(audited, [...path, 'matchSyscalls'], section.matchSyscalls, (entry) => [
      foreign('syscalls', entry.syscall.join(','), 'privilege'),
    ]),
    ...eachEntry(audited, [...path, 'matchPaths'], section.matchPaths, (entry) => [
      foreign('syscalls', `${entry.syscall.join(',')} ${entry.path}`, 'privilege'),
    ]),
  ];
}

function foreign(section: string, subject: string, ruleClass: RuleClass) {
  return {
    class: ruleClass,
    match: { type: 'foreign' as const, section, subject },
    unsupported: [section],
  };
}
