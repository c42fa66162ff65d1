import { PRIVILEGES } from '@ringfence/model';
import type { PolicySpec } from '@ringfence/model/schema';
import { eachEntry, inherit, type ReadRule, sourcesOf } from './read-rule.ts';

/** The rules of `capabilities`. */
export function readCapabilityRules(section: PolicySpec['capabilities']): ReadRule[] {
  if (section === undefined) return [];
  const path = ['spec', 'capabilities', 'matchCapabilities'];
  return eachEntry(section, path, section.matchCapabilities, (entry) => [
    {
      class: 'privilege',
      match: { type: 'capability', capability: entry.capability },
      sources: sourcesOf(entry.fromSource),
    },
  ]);
}

/** The rules of `privileges`, one for each that is named. */
export function readPrivilegeRules(section: PolicySpec['privileges']): ReadRule[] {
  return PRIVILEGES.flatMap((privilege) => {
    const entry = section?.[privilege];
    if (section === undefined || entry === undefined) return [];
    return {
      path: ['spec', 'privileges', privilege],
      annotations: inherit(section, entry),
      class: 'privilege',
      match: { type: 'privilege', privilege },
      sources: sourcesOf(entry.fromSource),
    };
  });
}
