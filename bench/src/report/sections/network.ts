import { type NetworkProfile, type NetworkResult, type Run, type TransportName, TRANSPORTS } from '../../results.ts';
import { median } from '../../statistics.ts';
import { transportCalled } from '../../transports.ts';
import { cell, type Section, type Table, words } from '../document.ts';
import { shown } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';
import { networkCharts } from './network-charts.ts';
import { profileName } from './network-profiles.ts';
import { networkVerdict } from './network-verdict.ts';

type Calls = NetworkResult['calls'][number];
type Game = NetworkResult['games'][number];

/** ms in three digits: a table of many has no room for more */
const ms = (value: number | undefined): Text => same(value === undefined ? '–' : shown(Math.round(value * 10) / 10));

/** The value that so many of a hundred do not exceed. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

const labelOf = (transport: TransportName, isTls: boolean): Text => {
  const { en, ko } = transportCalled(transport).label;
  return isTls ? text(`${en}, TLS`, `${ko}, TLS`) : { en, ko };
};

/** Transports down, profiles across: five columns, which fit a phone. */
export function networkSection(run: Run): Section {
  const { network } = run;
  return {
    id: 'network',
    title: text('On a phone’s network, emulated', '휴대폰 망에서(에뮬레이션)'),
    verdict: network ? networkVerdict(network) : [],
    holes: holesOf(run, 'network'),
    blocks: network
      ? [
          ...networkCharts(network),
          ...notes(network).map(words),
          callTable(network, text('First answered call on a new connection, ms', '새 연결의 첫 응답까지, ms'), (each) =>
            median(each.firstMs),
          ),
          callTable(network, text('A call on a kept connection, ms', '열린 연결의 호출 하나, ms'), (each) =>
            median(each.keptMs),
          ),
          callTable(
            network,
            text(
              '20 calls at once on open connections, until the last answer, ms',
              '열린 연결에서 동시 호출 20개, 마지막 응답까지, ms',
            ),
            (each) => median(each.burst.lastMs),
          ),
          ...(network.games.length > 0 ? [eyeTable(network, 50), eyeTable(network, 99)] : []),
          bytesTable(network),
          ...(network.outages.length > 0 ? [outageTable(network)] : []),
          emulationTable(network),
        ]
      : [],
  };
}

const notes = ({ calls, games }: NetworkResult): Text[] => {
  const [first] = calls;
  const moves = games[0]?.eyeMs.length ?? 0;
  const shared = [...new Set(calls.filter(({ burst }) => burst.connections === 1).map(({ transport }) => transport))];
  const list = (language: 'en' | 'ko') => shared.map((name) => transportCalled(name).words[language]).join(', ');
  return [
    text(
      'Emulated: delay, loss and rate are made by a program between two network namespaces on one machine; TCP, TLS and HTTP are the real ones. No radio, no other traffic.',
      '에뮬레이션: 지연, 손실, 속도는 한 기계의 네트워크 네임스페이스 두 개 사이에서 프로그램이 만든다. TCP, TLS, HTTP는 실제 것이다. 무선 구간이나 다른 통신은 없다.',
    ),
    ...(first
      ? [
          text(
            `Calls: medians of ${shown(first.firstMs.length)} new connections, ${shown(first.keptMs.length)} kept calls and ${shown(first.burst.lastMs.length)} bursts.${shared.length > 0 ? ` A burst goes over one connection with ${list('en')}, over 20 with the others.` : ''}`,
            `호출: 새 연결 ${shown(first.firstMs.length)}개, 열린 연결 호출 ${shown(first.keptMs.length)}개, 동시 호출 ${shown(first.burst.lastMs.length)}번의 중앙값.${shared.length > 0 ? ` 동시 호출은 ${list('ko')}이면 연결 하나로, 나머지는 20개로 간다.` : ''}`,
          ),
        ]
      : []),
    ...(moves > 0
      ? [
          text(
            `Games: ${shown(moves)} moves each, by the SDK, each player on a link of their own; p99 of so few is about the slowest.`,
            `게임: SDK로 각각 ${shown(moves)}수, 플레이어마다 링크 하나. 이만한 수의 p99는 거의 가장 느린 수다.`,
          ),
        ]
      : []),
  ];
};

const profilesOf = ({ profiles }: NetworkResult): string[] => Object.keys(profiles);

/** @param value of a transport on a profile; rows are transports without TLS, then those with it */
function callTable(network: NetworkResult, caption: Text, value: (each: Calls) => number): Table {
  const profiles = profilesOf(network);
  const rows = [false, true].flatMap((isTls) =>
    [...new Set(network.calls.filter((each) => each.isTls === isTls).map(({ transport }) => transport))]
      .sort(inOrder)
      .map((transport) => [
        cell(labelOf(transport, isTls)),
        ...profiles.map((profile) => {
          const found = network.calls.find(
            (each) => each.transport === transport && each.isTls === isTls && each.profile === profile,
          );
          return cell(ms(found && value(found)));
        }),
      ]),
  );
  return { kind: 'table', caption, head: [text('Transport', '전송'), ...profiles.map(profileName)], rows };
}

const inOrder = (one: TransportName, other: TransportName): number =>
  TRANSPORTS.indexOf(one) - TRANSPORTS.indexOf(other);

const wayOf = ({ transport, way, pollMs = 0 }: Game): Text => {
  const { en, ko } = transportCalled(transport).label;
  return way === 'push'
    ? text(`${en}: push`, `${ko}: 푸시`)
    : text(`${en}: polling every ${shown(pollMs / 1000)} s`, `${ko}: ${shown(pollMs / 1000)}초마다 폴링`);
};

function eyeTable(network: NetworkResult, percent: 50 | 99): Table {
  const profiles = profilesOf(network).filter((name) => network.games.some(({ profile }) => profile === name));
  const sorted = [...network.games].sort((one, other) => inOrder(one.transport, other.transport));
  const ways = new Map(sorted.map((game) => [wayOf(game).en, game]));
  const rows = [...ways].map(([name, game]) => [
    cell(wayOf(game)),
    ...profiles.map((profile) => {
      const found = network.games.find((each) => wayOf(each).en === name && each.profile === profile);
      return cell(ms(found && percentile(found.eyeMs, percent)));
    }),
  ]);
  return {
    kind: 'table',
    caption: text(`From move to the opponent’s eye, p${percent}, ms`, `수에서 상대의 눈까지, p${percent}, ms`),
    head: [text('Way', '방식'), ...profiles.map(profileName)],
    rows,
  };
}

/** On the link that loses least: what is sent again would hide what is sent. */
function bytesTable({ calls, games, profiles }: NetworkResult): Table {
  const byLoss = Object.entries(profiles)
    .sort(([, one], [, other]) => one.loss - other.loss)
    .map(([name]) => name);
  const [profile = ''] = byLoss;
  const played = byLoss.find((name) => games.some((each) => each.profile === name)) ?? profile;
  const sum = (bytes: { up: number; down: number } | undefined) =>
    cell(same(bytes ? shown(Math.round(bytes.up + bytes.down)) : '–'));
  const rows = [...new Set(calls.map(({ transport }) => transport))].sort(inOrder).map((transport) => {
    const of = (isTls: boolean) =>
      calls.find((each) => each.transport === transport && each.profile === profile && each.isTls === isTls);
    const game = games.find((each) => each.transport === transport && each.profile === played && each.way === 'push');
    return [
      cell(labelOf(transport, false)),
      ...[of(false)?.firstBytes, of(true)?.firstBytes, of(false)?.keptBytes, game?.bytes].map(sum),
    ];
  });
  return {
    kind: 'table',
    caption: text(
      `Bytes on the link (${profileName(profile).en}; moves: ${profileName(played).en}), both ways, with the headers of TCP and IP`,
      `링크 위 바이트(${profileName(profile).ko}, 수는 ${profileName(played).ko}), 양방향, TCP와 IP 헤더 포함`,
    ),
    head: [
      text('Transport', '전송'),
      text('first call', '첫 호출'),
      text('with TLS', 'TLS 포함'),
      text('kept call', '열린 연결 호출'),
      text('a pushed move', '푸시한 수'),
    ],
    rows,
  };
}

function outageTable({ outages }: NetworkResult): Table {
  const [profile = ''] = outages.map((each) => each.profile);
  const seconds = outages.find(({ kind }) => kind === 'blackout')?.seconds ?? 0;
  const inSeconds = (samples: readonly number[] | undefined) =>
    cell(same(samples ? shown(median(samples) / 1000) : '–'));
  const rows = [...new Set(outages.map(({ transport }) => transport))].sort(inOrder).map((transport) => {
    const of = (kind: string) => outages.find((each) => each.transport === transport && each.kind === kind);
    const usual = outages.filter((each) => each.transport === transport).flatMap(({ usualMs }) => usualMs);
    return [
      cell(labelOf(transport, false)),
      ...[usual, of('blackout')?.resumedMs, of('address')?.resumedMs].map(inSeconds),
    ];
  });
  return {
    kind: 'table',
    caption: text(
      `Until each player has seen another move of the other, s (${profileName(profile).en}, by push): as usual, from the end of a blackout of ${shown(seconds)} s, and from a change of address that nothing announces`,
      `서로의 다음 수를 볼 때까지, 초(${profileName(profile).ko}, 푸시): 평소, ${shown(seconds)}초 단절이 끝난 뒤, 예고 없는 주소 변경 뒤`,
    ),
    head: [
      text('Transport', '전송'),
      text('as usual', '평소'),
      text('after the blackout', '단절 뒤'),
      text('after the change', '주소 변경 뒤'),
    ],
    rows,
  };
}

function emulationTable({ profiles, echoesMs }: NetworkResult): Table {
  const delay = ({ delayMs, jitterMs }: NetworkProfile) =>
    jitterMs > 0 ? `${shown(delayMs)} ± ${shown(jitterMs)}` : shown(delayMs);
  return {
    kind: 'table',
    caption: text(
      'The links as asked for, one way, and the round trip of a packet as it was',
      '요청한 링크(편도)와 실제 패킷 왕복 시간',
    ),
    head: [
      text('Link', '링크'),
      text('delay, ms', '지연, ms'),
      text('loss, %', '손실, %'),
      text('Mbit/s', 'Mbit/s'),
      text('round trip, ms', '왕복, ms'),
    ],
    rows: Object.entries(profiles).map(([name, profile]) => [
      cell(profileName(name)),
      cell(same(delay(profile))),
      cell(same(shown(profile.loss * 100))),
      cell(same(shown(profile.kbitPerS / 1000))),
      cell(ms(echoesMs[name] && median(echoesMs[name]))),
    ]),
  };
}
