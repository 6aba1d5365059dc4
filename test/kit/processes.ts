import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What Linux tells of a process, '' when it has just ended. */
export function procFile(pid: number | string, name: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** What stands in /proc/<pid>/stat behind the name: state, parent …; none when the process has just ended. */
export const statFields = (pid: number): string[] =>
  procFile(pid, 'stat')
    .replace(/^.*\) /, '')
    .split(' ');

/** The processes that this one started and that have not ended. */
export const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((each) => {
      const [state, parent] = statFields(each);
      return Number(parent) === pid && state !== 'Z';
    });

/** Which of the processes holds the accepted end of a TCP connection of 127.0.0.1; undefined while none does. */
export function ownerOf({ from, to }: { from: number; to: number }, among: readonly number[]): number | undefined {
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
  const inode = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local, remote]) => local?.endsWith(`:${hex(to)}`) && remote?.endsWith(`:${hex(from)}`))?.[9];
  return among.find((pid) => socketsOf(pid).includes(`socket:[${inode}]`));
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((file) => readlinkSync(`/proc/${pid}/fd/${file}`));
  } catch {
    return []; // it has just ended
  }
}
