import type { NetworkResult, TransportName } from '../../results.ts';
import { median } from '../../statistics.ts';
import { transportCalled } from '../../transports.ts';
import { shown } from '../numbers.ts';
import { type Text, text } from '../text.ts';
import { profileName } from './network-profiles.ts';

/** The network that most phones are on; else the last that was measured. */
const USUAL_PROFILE = 'lte';

interface Told {
  transport: TransportName;
  value: number;
}

/** The least and the most of them. */
function ends(told: readonly Told[]): { least: Told; most: Told } | undefined {
  const sorted = [...told].sort((one, other) => one.value - other.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  return least && most && { least, most };
}

const whole = (value: number): string => shown(Math.round(value));

/** What round trips leave of the differences between transports. */
export function networkVerdict(network: NetworkResult): Text[] {
  const profile = network.profiles[USUAL_PROFILE] ? USUAL_PROFILE : (Object.keys(network.profiles).at(-1) ?? '');
  return [...callVerdict(network, profile), ...gameVerdict(network, profile), ...outageVerdict(network)];
}

function callVerdict({ calls, echoesMs }: NetworkResult, profile: string): Text[] {
  const here = calls.filter((each) => each.profile === profile);
  const of = (isTls: boolean, samples: (each: (typeof here)[number]) => number[]) =>
    ends(
      here
        .filter((each) => each.isTls === isTls)
        .map((each) => ({ transport: each.transport, value: median(samples(each)) })),
    );
  const [kept, first, secured] = [
    of(false, ({ keptMs }) => keptMs),
    of(false, ({ firstMs }) => firstMs),
    of(true, ({ firstMs }) => firstMs),
  ];
  if (!kept || !first) return [];
  const { en, ko } = profileName(profile);
  const echo = echoesMs[profile];
  const [trip, koTrip] = echo
    ? [`, where a packet’s round trip takes ${whole(median(echo))} ms`, `(패킷 왕복 ${whole(median(echo))} ms)`]
    : ['', ''];
  const [tls, koTls] = secured
    ? [
        `, ${whole(secured.least.value)}–${whole(secured.most.value)} ms with TLS`,
        `, TLS면 ${whole(secured.least.value)}~${whole(secured.most.value)} ms`,
      ]
    : ['', ''];
  const name = ({ transport }: Told, language: 'en' | 'ko') => transportCalled(transport).words[language];
  return [
    text(
      `On an emulated ${en} network${trip}, a call on a kept connection takes ${whole(kept.least.value)} ms (${name(kept.least, 'en')}) to ${whole(kept.most.value)} ms (${name(kept.most, 'en')}); the first one on a new connection ${whole(first.least.value)}–${whole(first.most.value)} ms${tls}.`,
      `에뮬레이션한 ${ko} 망에서${koTrip} 열린 연결의 호출은 ${whole(kept.least.value)} ms(${name(kept.least, 'ko')})에서 ${whole(kept.most.value)} ms(${name(kept.most, 'ko')}), 새 연결의 첫 호출은 ${whole(first.least.value)}~${whole(first.most.value)} ms${koTls}.`,
    ),
  ];
}

function gameVerdict({ games }: NetworkResult, profile: string): Text[] {
  const here = games.filter((each) => each.profile === profile);
  const of = (way: 'push' | 'poll') =>
    ends(here.filter((each) => each.way === way).map(({ transport, eyeMs }) => ({ transport, value: median(eyeMs) })));
  const [push, poll] = [of('push'), of('poll')];
  if (!push) return [];
  const { en, ko } = profileName(profile);
  const pollMs = here.find(({ way }) => way === 'poll')?.pollMs ?? 0;
  const [polled, koPolled] = poll
    ? [
        `, ${whole(poll.least.value)}–${whole(poll.most.value)} ms by polling every ${shown(pollMs / 1000)} s`,
        `, ${shown(pollMs / 1000)}초마다 폴링하면 ${whole(poll.least.value)}~${whole(poll.most.value)} ms`,
      ]
    : ['', ''];
  return [
    text(
      `There (${en}) half the moves are at the opponent’s within ${whole(push.least.value)}–${whole(push.most.value)} ms by push${polled}.`,
      `거기서(${ko}) 수의 절반은 푸시면 ${whole(push.least.value)}~${whole(push.most.value)} ms 안에 상대에게 보인다${koPolled}.`,
    ),
  ];
}

function outageVerdict({ outages }: NetworkResult): Text[] {
  const of = (kind: string) =>
    ends(
      outages
        .filter((each) => each.kind === kind)
        .map(({ transport, resumedMs }) => ({ transport, value: median(resumedMs) / 1000 })),
    );
  const [blackout, address] = [of('blackout'), of('address')];
  const seconds = outages.find(({ kind }) => kind === 'blackout')?.seconds ?? 0;
  if (!blackout || !address) return [];
  const range = ({ least, most }: { least: Told; most: Told }, language: 'en' | 'ko') => {
    const name = ({ transport }: Told) => transportCalled(transport).words[language];
    return language === 'en'
      ? `${shown(least.value)} s (${name(least)}) to ${shown(most.value)} s (${name(most)})`
      : `${shown(least.value)}초(${name(least)})~${shown(most.value)}초(${name(most)})`;
  };
  return [
    text(
      `Play goes on ${range(blackout, 'en')} after a blackout of ${shown(seconds)} s has ended, and ${range(address, 'en')} after a change of address.`,
      `${shown(seconds)}초 단절이 끝나고 ${range(blackout, 'ko')}, 주소가 바뀐 뒤 ${range(address, 'ko')} 지나 게임이 이어진다.`,
    ),
  ];
}
