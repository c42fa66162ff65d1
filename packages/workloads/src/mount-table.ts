export interface Mount {
  readonly mountPoint: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** The kernel writes space, tab, newline and backslash of a path as three octal digits. */
function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

/** The lines of /proc/mounts. A line with too few fields is no mount. */
export function parseMounts(text: string): Mount[] {
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const [, mountPoint, type, options] = line.split(' ');
    if (mountPoint === undefined || type === undefined || options === undefined) continue;
    mounts.push({ mountPoint: unescaped(mountPoint), type, options: options.split(',') });
  }
  return mounts;
}
