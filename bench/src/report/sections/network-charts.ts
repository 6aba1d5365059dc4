import { type NetworkResult, type TransportName, TRANSPORTS } from '../../results.ts';
import { type Estimate, estimate } from '../../statistics.ts';
import { barChart, barOf } from '../charts/bars.ts';
import { type Curve, lineChart } from '../charts/lines.ts';
import type { Chart } from '../document.ts';
import { type Text, text } from '../text.ts';
import { profileName } from './network-profiles.ts';

interface Samples {
  transport: TransportName;
  profile: string;
  ms: readonly number[];
}

/** From the quickest network to the slowest; where there is one alone, bars. */
function over(network: NetworkResult, samples: readonly Samples[], about: { id: string; title: Text }): Chart[] {
  const profiles = Object.keys(network.profiles).filter((name) => samples.some(({ profile }) => profile === name));
  const valueOf = (transport: TransportName, profile: string): Estimate | undefined => {
    const found = samples.find((each) => each.transport === transport && each.profile === profile);
    return found && estimate(found.ms);
  };
  const curves = TRANSPORTS.flatMap((transport): Curve[] => {
    const points = profiles.flatMap((profile) => {
      const value = valueOf(transport, profile);
      return value ? [{ at: profileName(profile).en, value }] : [];
    });
    return points.length > 1 ? [{ transport, points }] : [];
  });
  if (curves.length > 0)
    return [
      lineChart({
        ...about,
        ...{ unit: text('ms, log scale', 'ms, 로그 눈금'), along: text('network', '망'), isLogarithmic: true, curves },
      }),
    ];
  const [profile = ''] = profiles;
  const bars = TRANSPORTS.flatMap((transport) => {
    const value = valueOf(transport, profile);
    return value ? [barOf(transport, value)] : [];
  });
  const { en, ko } = profileName(profile);
  const unit = text(`ms, ${en}`, `ms, ${ko}`);
  return bars.length > 0 ? [barChart({ ...about, unit, bars })] : [];
}

export function networkCharts(network: NetworkResult): Chart[] {
  const { calls, games, outages } = network;
  const plain = calls.filter(({ isTls }) => !isTls);
  const pushed = games.filter(({ way }) => way === 'push');
  const blackouts = outages.filter(({ kind }) => kind === 'blackout');
  return [
    ...over(
      network,
      plain.map(({ firstMs, ...each }) => ({ ...each, ms: firstMs })),
      { id: 'network-first', title: text('First call on a new connection', '새 연결의 첫 호출') },
    ),
    ...over(
      network,
      plain.map(({ burst, ...each }) => ({ ...each, ms: burst.lastMs })),
      { id: 'network-burst', title: text('20 calls at once, the last answer', '동시 호출 20개, 마지막 응답') },
    ),
    ...over(
      network,
      pushed.map(({ eyeMs, ...each }) => ({ ...each, ms: eyeMs })),
      { id: 'network-eye', title: text('From move to eye by push', '푸시로 수에서 눈까지') },
    ),
    ...(blackouts.length > 0
      ? [
          barChart({
            id: 'network-blackout',
            title: text('After a blackout, until play goes on', '단절 뒤 다시 둘 때까지'),
            unit: text('ms', 'ms'),
            bars: blackouts.map(({ transport, resumedMs }) => barOf(transport, estimate(resumedMs))),
          }),
        ]
      : []),
  ];
}
