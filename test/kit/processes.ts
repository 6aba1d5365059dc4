import { readFileSync } from 'node:fs';

/** What Linux tells of a process, '' when it has just ended. */
export function procFile(pid: number | string, name: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
