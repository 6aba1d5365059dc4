import { Store } from './store.ts';

/** The current scene, as the path of the address below the page's own. */
export type Route =
  | { scene: 'home' | 'learn' }
  | { scene: 'play' | 'watch'; roomId: string }
  | { scene: 'join'; invite: string }
  | { scene: 'player'; userId: string }
  | { scene: 'replay'; roomId: string; ply: number | undefined }
  | { scene: 'nowhere' };

/** Whether the text is an id of the wire, a uint64 in digits. */
const isId = (text: string): boolean => /^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 64n;

export function parseRoute(path: string): Route {
  const [, scene, roomId = '', ply, ...rest] = path.split('/');
  if (!scene) return { scene: 'home' };
  if (scene === 'learn' && !roomId) return { scene };
  // older links have a room's id where the invite is now: they show the scene for a game that does not exist
  if (scene === 'join' && /^[\w-]{1,64}$/.test(roomId) && ply === undefined) return { scene, invite: roomId };
  if (!isId(roomId) || rest.length > 0) return { scene: 'nowhere' };
  if (scene === 'replay' && /^\d{0,3}$/.test(ply ?? '')) return { scene, roomId, ply: ply ? Number(ply) : undefined };
  if (ply === undefined && scene === 'player') return { scene, userId: roomId };
  if (ply === undefined && (scene === 'play' || scene === 'watch')) return { scene, roomId };
  return { scene: 'nowhere' };
}

/** Whether a scene only reads, which it can do with the session of another tab. */
export const onlyReads = ({ scene }: Route): boolean => scene === 'watch' || scene === 'replay' || scene === 'player';

/** The scripts lie in a folder of the page's own, which may stand below another path than `/`. */
const SCRIPT = import.meta.url;

/** The address of the page itself; it ends with a slash. */
export const BASE = new URL('..', SCRIPT);

/** @param path `/play/12` @returns what a link to it points to */
export const hrefOf = (path: string): string => BASE.pathname + path.slice(1);

/** The full address of a scene, for a link to share. */
export const linkTo = (path: string): string => BASE.origin + hrefOf(path);

const here = (): string => location.pathname.slice(BASE.pathname.length - 1);

/** Links of earlier versions have the scene after a `#`. */
function leaveHash(): void {
  if (location.hash.startsWith('#/')) showPath(location.hash.slice(1));
}

leaveHash();
export const route = new Store<Route>(parseRoute(here()));

for (const event of ['popstate', 'hashchange'])
  addEventListener(event, () => {
    leaveHash();
    route.set(parseRoute(here()));
  });

/** @param path `/play/12` */
export function go(path: string): void {
  history.pushState(null, '', hrefOf(path));
  route.set(parseRoute(path));
}

/** As `go`, but the browser's back button does not return to the present scene. */
export function goInstead(path: string): void {
  showPath(path);
  route.set(parseRoute(path));
}

/** Changes the address alone: the scene is the same. */
export function showPath(path: string): void {
  history.replaceState(null, '', hrefOf(path));
}

/** Links to scenes change the scene: the page is not loaded again. */
export function followLinks(): void {
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.download || link.origin !== BASE.origin) return;
    if (!link.pathname.startsWith(BASE.pathname)) return;
    event.preventDefault();
    go(link.pathname.slice(BASE.pathname.length - 1));
    scrollTo(0, 0);
  });
}
