import { useEffect, useReducer, useState } from 'preact/hooks';
import { hrefOf } from '../route.ts';
import { Store } from '../store.ts';

/** Whether the browser has the cookie of the administration; undefined: not asked yet. */
export const isIn = new Store<boolean | undefined>(undefined);

export interface ShownUser {
  id: string;
  name: string;
}

export interface ShownRoom {
  id: string;
  status: string;
  isPrivate: boolean;
  white: ShownUser;
  black?: ShownUser;
  plies: number;
  updated: string;
  ended?: string;
}

export interface ShownGame extends ShownRoom {
  moves: number[];
  putTimes: number[];
  winner?: string;
  endedBy?: string;
}

export interface ShownPlayer extends ShownUser {
  isBot: boolean;
  rating: number;
  win: number;
  lose: number;
  draw: number;
  registered: string;
  session: string | null;
  room: string | null;
  suspended: string | null;
  reason: string | null;
}

export interface ShownAct {
  id: string;
  at: string;
  admin: string;
  act: string;
  object: string;
  result: string;
}

export interface ServerState {
  node: { name: string; version: string; uptimeS: number; memoryMib: number; isServing: boolean };
  figures: { name: string; label: string; value: number }[];
  notice: string;
}

/** The server's answer, or its one line as an Error. Status 401 leads back to the password. */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(hrefOf(`/admin/api/${path}`), {
    cache: 'no-store',
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? {} : ((await response.json().catch(() => ({}))) as { error?: string });
  if (response.ok) return answer as T;
  if (response.status === 401 && path !== 'login') isIn.set(false);
  throw new Error('error' in answer ? answer.error : `${response.status} ${response.statusText}`);
}

export interface Data<T> {
  value: T | undefined;
  /** why the last answer did not come, in a line */
  failure: string | undefined;
  again: () => void;
}

/** Reads a path at once, and then again and again while the page is looked at. @param everyMs absent: once */
export function useData<T>(path: string, everyMs?: number): Data<T> {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<string>();
  const [round, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      try {
        const found = await ask<T>(path);
        if (isOver) return;
        setValue(() => found);
        setFailure(undefined);
      } catch (error) {
        if (isOver) return;
        setFailure(error instanceof Error ? error.message : String(error));
      }
      if (everyMs !== undefined) timer = setTimeout(() => void (document.hidden ? plan() : read()), everyMs);
    };
    const plan = () => void (timer = setTimeout(() => void (document.hidden ? plan() : read()), everyMs));
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [path, everyMs, round]);
  return { value, failure, again: () => again(undefined) };
}
