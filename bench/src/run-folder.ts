import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Run } from './results.ts';

/** Where a run is kept: `reports/<date>`, or the system's folder for temporary files when that can't be written. */
export class RunFolder {
  private readonly places: string[];

  /** @param warn called with one line when a folder can't be written */
  constructor(
    reports: string,
    startedAt: string,
    private readonly warn: (line: string) => void,
  ) {
    const date = startedAt.slice(0, 19).replaceAll(':', '-');
    this.places = [path.join(reports, date), path.join(tmpdir(), `othello-bench-${date}`)];
  }

  /**
   * @returns the folder that has it
   * @throws Error with one line when no folder can be written
   */
  save(run: Run): string {
    const text = `${JSON.stringify(run)}\n`;
    for (const [index, folder] of this.places.entries()) {
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, 'run.json'), text);
        this.places.splice(0, index);
        return folder;
      } catch (error) {
        this.warn(`can't write ${folder} (${(error as Error).message}): make room or give another folder`);
      }
    }
    throw new Error('nothing could be written: the figures of this run are lost');
  }
}
