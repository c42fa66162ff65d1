import type { RuleClass, Source } from '@ringfence/model';
import type { PolicySpec } from '@ringfence/model/schema';
import { toComponents } from './path-syntax.ts';
import { eachEntry, type ReadRule, sourcesOf } from './read-rule.ts';

/** System calls can only be audited, whatever the policy's action is. */
const AUDITED = { action: 'Audit' } as const;

/** Rules of the sections that have no operation here, so that each is reported. */
export function readForeignRules(spec: PolicySpec): ReadRule[] {
  const { syscalls, device, presets, apparmor } = spec;
  const rules = [
    ...eachEntry(device ?? {}, ['spec', 'device', 'matchDevice'], device?.matchDevice, (entry) => [
      {
        ...foreign('device', deviceText(entry), 'privilege'),
        sources: sourcesOf(entry.fromSource),
      },
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
      {
        ...foreign('syscalls', entry.syscall.join(','), 'privilege'),
        sources: callersOf(entry.fromSource),
      },
    ]),
    ...eachEntry(audited, [...path, 'matchPaths'], section.matchPaths, (entry) => [
      {
        ...foreign('syscalls', `${entry.syscall.join(',')} ${targetText(entry)}`, 'privilege'),
        sources: callersOf(entry.fromSource),
      },
    ]),
  ];
}

interface Place {
  readonly path?: string;
  readonly dir?: string;
  readonly recursive?: boolean;
}

function targetText({ path = '', recursive }: Place): string {
  return recursive === true ? `${path} and below` : path;
}

/** Here a source may be a directory of programs too. */
function callersOf(places: readonly Place[] | undefined): readonly Source[] {
  return (places ?? []).map(({ path, dir = '', recursive }) => ({
    type: 'path',
    components: toComponents(path ?? dir),
    reach: path !== undefined ? 'exact' : recursive === true ? 'below' : 'children',
  }));
}

interface Device {
  readonly class: string;
  readonly subClass?: number;
  readonly protocol?: number;
  readonly level?: number;
}

function deviceText({ class: deviceClass, subClass, protocol, level }: Device): string {
  const parts = [`class ${deviceClass}`];
  if (subClass !== undefined) parts.push(`subclass ${subClass}`);
  if (protocol !== undefined) parts.push(`protocol ${protocol}`);
  if (level !== undefined) parts.push(`level ${level}`);
  return parts.join(' ');
}

function foreign(section: string, subject: string, ruleClass: RuleClass) {
  return {
    class: ruleClass,
    match: { type: 'foreign' as const, section, subject },
    unsupported: [section],
  };
}
