import type { Activity } from '../event.ts';
import type { ringfence } from '../generated/ringfence/v1/node.js';
import { UnknownWordError } from './word.ts';
import { fileActionWord, privilegeWord } from './words.ts';

type Message = Pick<
  ringfence.v1.NodeEvent.$Properties,
  'exec' | 'exit' | 'file' | 'connect' | 'privilege' | 'capability' | 'accept' | 'bind' | 'socket'
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
    case 'connect':
    case 'accept':
    case 'bind': {
      const { type, protocol, address, port } = activity;
      return { [type]: { protocol, address, port } };
    }
    case 'socket': {
      const { family, kind, protocol } = activity;
      return { socket: { family, kind, protocol } };
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
  const { exec, exit, file, privilege, capability, socket } = message;
  if (exec) return { type: 'exec', path: exec.path ?? '', arguments: exec.arguments ?? [] };
  if (exit) return { type: 'exit', code: exit.code ?? 0, signal: exit.signal ?? 0 };
  if (file) {
    const action = fileActionWord.fromProto(file.action);
    return { type: 'file', action, path: file.path ?? '', target: file.target ?? '' };
  }
  for (const type of ['connect', 'accept', 'bind'] as const) {
    const peer = message[type];
    if (!peer) continue;
    const { protocol, address, port } = peer;
    return { type, protocol: protocol ?? '', address: address ?? '', port: port ?? 0 };
  }
  if (socket) {
    const { family, kind, protocol } = socket;
    return { type: 'socket', family: family ?? '', kind: kind ?? '', protocol: protocol ?? '' };
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
