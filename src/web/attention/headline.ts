import { Store } from '../store.ts';
import turnIcon from '../style/icon-turn.svg';

/** What the title and the icon of the tab say beside the game's name. */
export type Headline = 'none' | 'turn' | 'over';

export const headline = new Store<Headline>('none');

/** The icon of the page as it was loaded. */
let usualIcon: string | undefined;

/** Shows the icon with a mark while it is the player's turn. */
export function showIcon(now: Headline): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) return;
  usualIcon ??= link.href;
  link.href = now === 'turn' ? turnIcon : usualIcon;
}
