import { Store } from '../store.ts';

/** Where in the administration: `rooms`, `room/12`, `players`, `player/7`, `acts`; '' is the overview. */
const here = (): string => location.hash.slice(1);

export const place = new Store<string>(here());
addEventListener('hashchange', () => place.set(here()));
