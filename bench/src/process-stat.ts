import { readFileSync } from 'node:fs';

const TICK_US = 10_000; // sysconf(_SC_CLK_TCK) is 100 on every Linux

/** What Linux tells of a process. */
export interface ProcessStat {
  name: string;
  /** process id of the parent */
  parent: number;
  /** user and system time of all threads, since it started */
  cpuUs: number;
  /** the same of its children that have ended */
  endedChildrenUs: number;
}

/** @returns undefined: there is no such process, or no more */
export function processStat(pid: number): ProcessStat | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const end = stat.lastIndexOf(')'); // the name may hold spaces and brackets
  const fields = stat.slice(end + 2).split(' ');
  const timeUs = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) * TICK_US;
  return {
    name: stat.slice(stat.indexOf('(') + 1, end),
    parent: Number(fields[1]),
    cpuUs: timeUs(11),
    endedChildrenUs: timeUs(13),
  };
}

/** user and system time of a process, all threads @throws Error when there is no such process */
export function cpuUsOf(pid: number): number {
  const stat = processStat(pid);
  if (!stat) throw new Error(`there is no process ${pid}`);
  return stat.cpuUs;
}
