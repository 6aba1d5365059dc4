import { same, type Text, text } from '../text.ts';

const NAMES: Readonly<Record<string, Text>> = {
  lan: same('LAN'),
  wifi: same('Wi-Fi'),
  lte: same('LTE'),
  '3g': text('bad 3G', '나쁜 3G'),
};

export const profileName = (name: string): Text => NAMES[name] ?? same(name);
