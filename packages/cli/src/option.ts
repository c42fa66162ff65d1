import {
  type Activity,
  type AlertChoice,
  DEFAULT_POSTURE,
  POLICY_KINDS,
  type Posture,
  type PostureAction,
} from '@ringfence/model';
import {
  type LoopbackAddress,
  type MetricsPlace,
  parseLoopbackAddress,
  VISIBILITY_CLASSES,
  type VisibilityClass,
} from '@ringfence/node/options';
import { InvalidArgumentError, Option } from 'commander';

/** Values of options that several verbs take, checked where they are read. */

export const ACTIVITY_TYPES: readonly Activity['type'][] = [
  'file',
  'exec',
  'exit',
  'connect',
  'accept',
  'bind',
  'socket',
  'privilege',
  'capability',
];
export const ALERT_CHOICES: readonly AlertChoice[] = ['Block', 'Audit', 'none'];

/** A list separated by commas, or the option given several times. */
export function listOf<Word extends string>(words: readonly Word[]) {
  return (text: string, before: readonly Word[] = []): readonly Word[] => [
    ...before,
    ...text.split(',').map((each) => {
      const word = words.find((known) => known.toLowerCase() === each.trim().toLowerCase());
      if (word === undefined) throw new InvalidArgumentError(`It is one of ${words.join(', ')}.`);
      return word;
    }),
  ];
}

/** A count of lines; a negative one makes no sense. */
export function lineCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a number of lines.');
  return count;
}

/** `none`, or some of the classes. */
export function visibility(text: string): readonly VisibilityClass[] {
  if (/\bprivilege\b/i.test(text))
    throw new InvalidArgumentError(
      'Privileges are shown where a rule is about them, and only there: for ptrace, a policy with ' +
        '`action: Audit` and `privileges: { ptrace: {} }`.',
    );
  return text === 'none' ? [] : listOf(VISIBILITY_CLASSES)(text);
}

/** `file=block,network=audit`; what is not named is Audit. */
export function posture(text: string): Posture {
  const chosen: Record<keyof Posture, PostureAction> = { ...DEFAULT_POSTURE };
  for (const pair of text.split(',')) {
    const [, name = '', word = ''] =
      /^\s*(file|network|privilege)=(audit|block)\s*$/i.exec(pair) ?? [];
    if (name === '')
      throw new InvalidArgumentError(
        'It is file, network or privilege, each with =audit or =block, separated by commas.',
      );
    const action = word.toLowerCase() === 'block' ? 'Block' : 'Audit';
    chosen[name.toLowerCase() as 'file' | 'network' | 'privilege'] = action;
  }
  return { ...chosen, process: chosen.file };
}

/** A port, on 127.0.0.1 or the loopback address before it. */
export function loopbackAddress(text: string): LoopbackAddress {
  const address = parseLoopbackAddress(text);
  if (address === null)
    throw new InvalidArgumentError('It is a port, or a loopback address and a port.');
  return address;
}

/** A path begins with a slash; all else is a port, as above. */
export function metricsPlace(text: string): MetricsPlace {
  return text.startsWith('/') ? { socket: text } : loopbackAddress(text);
}

/** `name=value` pairs separated by commas; a value holds none. */
export function labels(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const given = new Map(before);
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new InvalidArgumentError('Labels are name=value, with commas between.');
    given.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return given;
}

/** A number of a user. */
export function userId(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('It is the number of a user.');
  return Number(text);
}

export function outputOption(...formats: string[]): Option {
  return new Option('-o, --output <format>', 'how to write the answer')
    .choices(['human', ...formats])
    .default('human');
}

export function kindOption(): Option {
  return new Option('--kind <kind>', `policies of this kind`).choices(POLICY_KINDS).default('');
}

export function filesOption(text: string): Option {
  return new Option('-f, --file <file>', text).argParser(
    (file: string, before: readonly string[] = []) => [...before, file],
  );
}
