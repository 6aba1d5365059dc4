import { Store } from './store.ts';

/** The current scene, as the part of the address after `#`, which the server does not see and needs no route for. */
export type Route =
  | { scene: 'home' }
  | { scene: 'play' | 'watch'; roomId: string }
  | { scene: 'join'; invite: string }
  | { scene: 'replay'; roomId: string; ply: number | undefined }
  | { scene: 'nowhere' };

export function parseRoute(hash: string): Route {
  const [, scene, roomId = '', ply, ...rest] = hash.replace(/^#?\/?/, '/').split('/');
  if (!scene) return { scene: 'home' };
  // older links have a room's id where the invite is now: they show the scene for a game that does not exist
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

/** As `go`, but the browser's back button does not return to the present scene. */
export function goInstead(path: string): void {
  history.replaceState(null, '', `#${path}`);
  route.set(parseRoute(path));
}

/** The full address of a scene, for a link to share. */
export const linkTo = (path: string): string => `${location.href.replace(/#.*/, '')}#${path}`;
