import type { Match, PathMatch, Rule } from './rule.ts';

/** What a rule is about in one short line, without its action: `write /etc/bin/ and below`. */
export function summarizeRule(rule: Omit<Rule, 'index'>): string {
  const parts = [summarizeMatch(rule.match, rule.class === 'process' ? 'run' : accessOf(rule))];
  if (rule.ownerOnly)
    parts.push(rule.action === 'Allow' ? 'by its owner' : 'unless its owner does');
  if (rule.allowedArgs !== undefined) parts.push(argumentsText(rule.action, rule.allowedArgs));
  if (rule.withoutTerminal)
    parts.push(rule.action === 'Allow' ? 'without a terminal' : 'with a terminal');
  if (rule.sources.length > 0) parts.push(`from ${rule.sources.map(pathText).join(', ')}`);
  return parts.join(' ');
}

function argumentsText(action: Rule['action'], allowed: readonly string[]): string {
  const list = allowed.map((argument) => JSON.stringify(argument)).join(', ');
  return action === 'Allow' ? `with no argument but ${list}` : `with any argument but ${list}`;
}

/** A readOnly rule blocks or audits writes alone, and grants reads alone. */
function accessOf(rule: Pick<Rule, 'readOnly' | 'action'>): string {
  if (!rule.readOnly) return 'access';
  return rule.action === 'Allow' ? 'read' : 'write';
}

function summarizeMatch(match: Match, verb: string): string {
  switch (match.type) {
    case 'path':
      return `${verb} ${pathText(match)}`;
    case 'pattern':
      return `${verb} ${match.pattern}`;
    case 'name':
      return `${verb} any ${match.name}`;
    case 'network':
      return `${match.direction} ${match.protocol} ${match.cidr} ${portsText(match)}`;
    case 'socket':
      return `socket ${match.protocol}`;
    case 'capability':
      return `capability ${match.capability}`;
    case 'privilege':
      return match.privilege;
    case 'foreign':
      return `${match.section} ${match.subject}`;
  }
}

function pathText(match: PathMatch): string {
  const path = `/${match.components.join('/')}`;
  if (match.reach === 'exact') return path;
  const directory = path === '/' ? path : `${path}/`;
  return match.reach === 'below' ? `${directory} and below` : `${directory} and entries`;
}

function portsText(match: { readonly portFrom: number; readonly portTo: number }): string {
  if (match.portFrom === 0 && match.portTo === 65535) return 'every port';
  if (match.portFrom === match.portTo) return `port ${match.portFrom}`;
  return `ports ${match.portFrom}-${match.portTo}`;
}
