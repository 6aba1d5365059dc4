import { AxeBuilder } from '@axe-core/playwright';
import type { Tab } from './tab.ts';

type Look = readonly ['light' | 'dark', 'none' | 'active'];

const LOOKS: readonly Look[] = [
  ['light', 'none'],
  ['dark', 'none'],
];
/** where meaning is drawn: forced colours too */
export const ALL_LOOKS: readonly Look[] = [...LOOKS, ['light', 'active']];

/** What axe finds on the scene as it stands. */
export async function found(tab: Tab, scene: string, looks = LOOKS): Promise<string[]> {
  const findings: string[] = [];
  for (const [colorScheme, forcedColors] of looks) {
    await tab.page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page: tab.page }).setLegacyMode().analyze();
    for (const { id, nodes } of violations)
      findings.push(
        ...nodes.map(
          ({ html, failureSummary }) =>
            `${scene} ${colorScheme} forced ${forcedColors} ${id}: ${html} ${failureSummary}`,
        ),
      );
  }
  return findings;
}
