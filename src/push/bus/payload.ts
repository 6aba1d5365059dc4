import type { ChangeEvent } from '../../persistence/index.ts';
import { isAnnouncement } from './announcement-text.ts';

/**
 * Wake-ups as text, `{"room:12":5,"session:7":0}`, in as few payloads as the limit allows.
 * @param limit bytes; a topic that doesn't fit alone is left out
 */
export function encodeChanges(versions: ReadonlyMap<string, number>, limit: number): string[] {
  const payloads: string[] = [];
  let entries: string[] = [];
  let size = 2; // the braces
  const close = () => {
    if (entries.length > 0) payloads.push(`{${entries.join(',')}}`);
    [entries, size] = [[], 2];
  };
  for (const [topic, version] of versions) {
    const entry = `${JSON.stringify(topic)}:${version}`;
    const bytes = Buffer.byteLength(entry) + 1; // and a comma
    if (size + bytes > limit) close();
    if (size + bytes > limit) continue;
    entries.push(entry);
    size += bytes;
  }
  close();
  return payloads;
}

/** @returns an empty list for text that is no wake-up of a node of ours: anyone may write to a channel */
export function decodeChanges(payload: string): ChangeEvent[] {
  if (isAnnouncement(payload)) return [];
  try {
    const versions: unknown = JSON.parse(payload);
    if (typeof versions !== 'object' || versions === null || Array.isArray(versions)) return [];
    return Object.entries(versions).flatMap(([topic, version]: [string, unknown]) =>
      typeof version === 'number' ? [{ topic, version }] : [],
    );
  } catch {
    return [];
  }
}
