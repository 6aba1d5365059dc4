import type { INestApplicationContext, Provider, Type } from '@nestjs/common';
import { PlayerNamePolicy, UnicodeNames } from './auth/index.ts';
import { BotStrategy, LevelSearch } from './bots/index.ts';
import { Glicko2, Matchmaking, Rating, RatingWindows } from './game/index.ts';
import { StartRefused } from './start-refused.ts';

interface Rule {
  token: { name: string; prototype: object };
  usual: Type;
  method: string;
}

/** The rules that a team may override, each by a provider of its token. */
const RULES: readonly Rule[] = [
  { token: Rating, usual: Glicko2, method: 'rated' },
  { token: BotStrategy, usual: LevelSearch, method: 'choose' },
  { token: Matchmaking, usual: RatingWindows, method: 'choose' },
  { token: PlayerNamePolicy, usual: UnicodeNames, method: 'judge' },
];

export const RULE_TOKENS = RULES.map(({ token }) => token as Type);

const names = RULES.map(({ token }) => token.name).join(', ');

const tokenOf = (provider: Provider): unknown => (typeof provider === 'function' ? provider : provider?.provide);

const shown = (token: unknown): string =>
  typeof token === 'function' ? token.name || 'a class without a name' : String(token);

/**
 * Providers of all rules: a team's, and ours for those that it does not override.
 * @throws StartRefused
 */
export function rulesWith(overrides: readonly Provider[]): Provider[] {
  if (!Array.isArray(overrides as unknown))
    throw new StartRefused('overrides is no list: give [{ provide: Rating, useClass: … }]');
  const tokens = overrides.map(tokenOf);
  for (const [index, token] of tokens.entries()) {
    if (!RULES.some((rule) => rule.token === token))
      throw new StartRefused(`nothing is called ${shown(token)} that could be overridden: provide one of ${names}`);
    if (tokens.indexOf(token) !== index)
      throw new StartRefused(`${shown(token)} is overridden twice: give one provider for it`);
  }
  return [
    ...RULES.filter(({ token }) => !tokens.includes(token)).map(({ token, usual }) => ({
      provide: token as Type,
      useClass: usual,
    })),
    ...overrides,
  ];
}

/**
 * Checks overridden rules for their methods, after the application is created.
 * @throws StartRefused
 */
export function requireRulesWhole(app: INestApplicationContext): void {
  for (const { token, method } of RULES) {
    const rule = app.get<Record<string, unknown> | null | undefined>(token as Type);
    if (typeof rule?.[method] !== 'function')
      throw new StartRefused(`the override of ${token.name} has no method ${method}: extend ${token.name}`);
  }
}
