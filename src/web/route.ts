import { Store } from './store.ts';

/** Where the player is, as the part of the address after `#`: the server needs no route of its own for it. */
export type Route =
  | { scene: 'home' }
  | { scene: 'play' | 'watch'; roomId: string }
  | { scene: 'join'; invite: string }
  | { scene: 'replay'; roomId: string; ply: number | undefined }
  | { scene: 'nowhere' };

export function parseRoute(hash: string): Route {
  const [, scene, roomId = '', ply, ...rest] = hash.replace(/^#?\/?/, '/').split('/');
  if (!scene) return { scene: 'home' };
  // links of before invites had the room's id here: they lead to the scene that says that there is no such game
  if (scene === 'join' && /^[\w-]{1,64}$/.test(roomId) && ply === undefined) return { scene, invite: roomId };
  if (!/^\d{1,20}$/.test(roomId) || rest.length > 0) return { scene: 'nowhere' };
  if (scene === 'replay' && /^\d{0,3}$/.test(ply ?? '')) return { scene, roomId, ply: ply ? Number(ply) : undefined };
  if (ply === undefined && (scene === 'play' || scene === 'watch')) return { scene, roomId };
  return { scene: 'nowhere' };
}

export const route = new Store<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => route.set(parseRoute(location.hash)));

/** @param path `/play/12` */
export function go(path: string): void {
  location.hash = path;
}

/** As `go`, leaving no way back to the present place. */
export function goInstead(path: string): void {
  history.replaceState(null, '', `#${path}`);
  route.set(parseRoute(path));
}

/** A whole address to give away. */
export const linkTo = (path: string): string => `${location.href.replace(/#.*/, '')}#${path}`;
