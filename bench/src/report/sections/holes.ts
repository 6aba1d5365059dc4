import type { Run, Section } from '../../results.ts';
import { same, type Text, text } from '../text.ts';

/** What these parts of a run lack, in its own words; that a part is not there at all is said too. */
export function holesOf(run: Run, ...parts: Section[]): Text[] {
  return parts.flatMap((part) => {
    const told = run.holes.filter(({ section }) => section === part).map(({ what, why }) => same(`${what}: ${why}`));
    return told.length > 0 || isThere(run, part) ? told : [text(`not in this run: ${part}`, `이 실행에 없음: ${part}`)];
  });
}

function isThere(run: Run, part: Section): boolean {
  const value = run[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
