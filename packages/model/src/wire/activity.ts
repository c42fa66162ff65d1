import type { Activity } from '../event.ts';
import type { ringfence } from '../generated/ringfence/v1/node.js';
import { UnknownWordError } from './word.ts';
import { fileActionWord, privilegeWord } from './words.ts';

type Message = Pick<
  ringfence.v1.NodeEvent.$Properties,
  'exec' | 'exit' | 'file' | 'connect' | 'privilege' | 'capability'
>;

export function activityToProto(activity: Activity): Message {
  switch (activity.type) {
    case 'exec':
      return { exec: { path: activity.path, arguments: [...activity.arguments] } };
    case 'exit':
      return { exit: { code: activity.code, signal: activity.signal } };
    case 'file': {
      const { action, path, target } = activity;
      return { file: { action: fileActionWord.toProto(action), path, target } };
    }
    case 'connect': {
      const { protocol, address, port } = activity;
      return { connect: { protocol, address, port } };
    }
    case 'privilege': {
      const { privilege, target } = activity;
      return { privilege: { privilege: privilegeWord.toProto(privilege), target } };
    }
    case 'capability':
      return { capability: { capability: activity.capability } };
  }
}

export function activityFromProto(message: Message): Activity {
  const { exec, exit, file, connect, privilege, capability } = message;
  if (exec) return { type: 'exec', path: exec.path ?? '', arguments: exec.arguments ?? [] };
  if (exit) return { type: 'exit', code: exit.code ?? 0, signal: exit.signal ?? 0 };
  if (file) {
    const action = fileActionWord.fromProto(file.action);
    return { type: 'file', action, path: file.path ?? '', target: file.target ?? '' };
  }
  if (connect) {
    const { protocol, address, port } = connect;
    return {
      type: 'connect',
      protocol: protocol ?? '',
      address: address ?? '',
      port: port ?? 0,
    };
  }
  if (privilege) {
    return {
      type: 'privilege',
      privilege: privilegeWord.fromProto(privilege.privilege),
      target: privilege.target ?? '',
    };
  }
  if (capability) return { type: 'capability', capability: capability.capability ?? '' };
  throw new UnknownWordError('activity', 0);
}
