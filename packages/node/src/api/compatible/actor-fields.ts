import { HOST_WORKLOAD_ID, type NodeEvent } from '@ringfence/model';
import { processCommandLine } from './operation-text.ts';

/**
 * The fields about who acted, as alerts and logs have them. For an exec KubeArmor names the new
 * program as the process, and the one that started it as source and parent.
 */
export function actorFields(event: NodeEvent) {
  const [actor, parent] = event.lineage;
  const isExec = event.activity.type === 'exec';
  const hostPid = actor?.pid ?? 0;
  const hostParent = parent?.pid ?? 0;
  // Pids inside a container are not known here.
  const isHost = event.workload === HOST_WORKLOAD_ID;
  const starter = parent ?? actor;
  return {
    HostPID: hostPid,
    HostPPID: hostParent,
    PID: isHost ? hostPid : 0,
    PPID: isHost ? hostParent : 0,
    UID: (actor?.uid ?? 0) | 0,
    Cwd: actor?.cwd ?? '',
    TTY: actor?.tty ?? '',
    ProcessName: event.activity.type === 'exec' ? event.activity.path : (actor?.executable ?? ''),
    ParentProcessName: (isExec ? starter : parent)?.executable ?? '',
    Source: processCommandLine(isExec ? starter : actor),
  };
}
