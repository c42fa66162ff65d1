import { chmod, lstat, mkdir, unlink } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { ApiError } from './api-error.ts';

/** `sun_path` holds 108 bytes, the last of them zero. */
const LONGEST_SOCKET_PATH = 107;

/** Makes the way free for a socket that nobody but us can reach, or says what stands in it. */
export async function claimSocketPath(socket: string): Promise<void> {
  if (Buffer.byteLength(socket) > LONGEST_SOCKET_PATH) {
    throw new ApiError(
      'RF-NODE-101',
      `${socket}: a socket's path has at most ${LONGEST_SOCKET_PATH} bytes; choose a shorter one`,
    );
  }
  await claimDirectory(dirname(socket));
  await removeStaleSocket(socket);
}

/** Only its owner may connect; the directory says so already, this says it twice. */
export async function restrictSocket(socket: string): Promise<void> {
  await chmod(socket, 0o600);
}

async function claimDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { mode, uid } = await lstat(directory).then((found) => {
    if (found.isDirectory()) return found;
    throw new ApiError(
      'RF-NODE-102',
      `${directory} is not a directory; remove it, or choose another with --socket`,
    );
  });
  if (uid !== process.geteuid?.()) {
    throw new ApiError(
      'RF-NODE-103',
      `${directory} belongs to user ${uid}, who could put another socket there; ` +
        'remove it, or choose another with --socket',
    );
  }
  if ((mode & 0o077) !== 0) {
    throw new ApiError(
      'RF-NODE-104',
      `${directory} is open to other users (mode ${(mode & 0o777).toString(8)}), and whoever ` +
        `reaches the socket can change policy: chmod 700 ${directory}`,
    );
  }
}

async function removeStaleSocket(socket: string): Promise<void> {
  const found = await lstat(socket).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return;
  if (!found.isSocket()) {
    throw new ApiError('RF-NODE-105', `${socket} is there and no socket; remove it`);
  }
  if (await answers(socket)) {
    throw new ApiError('RF-NODE-106', `another node answers on ${socket}; stop that one first`);
  }
  await unlink(socket);
}

/** A socket file that a dead process left behind refuses at once. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
  });
}
