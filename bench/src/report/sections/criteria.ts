import { type Cell, type Section, words } from '../document.ts';
import { type Text, text } from '../text.ts';
import { CRITERIA, type Finding } from './findings.ts';

const STATES: Record<Finding['state'], Text> = {
  yes: text('Yes', '된다'),
  partly: text('Partly', '일부'),
  no: text('No', '안 된다'),
  'not built': text('Not built yet', '아직 없음'),
};

const TONES: Partial<Record<Finding['state'], Cell['tone']>> = {
  yes: 'good',
  no: 'bad',
  'not built': 'quiet',
};

function cellOf({ state, words: told, shownBy }: Finding): Cell {
  const tone = TONES[state];
  return {
    mark: STATES[state],
    text: told,
    ...(tone && { tone }),
    ...(shownBy && { shownBy }),
  };
}

/** What the talk asked of an RPC for a game, and the problems that it met; the same of every run. */
export function criteriaSection(): Section {
  const met = (of: 'envelope' | 'grpc') => CRITERIA.filter((each) => each[of].state === 'yes').length;
  return {
    id: 'criteria',
    title: text('The talk’s own criteria', '발표가 내건 기준'),
    verdict: [
      text(
        `Of the talk’s ${CRITERIA.length} criteria, the envelope meets ${met('envelope')} and gRPC ${met('grpc')}, each shown by a test or a file. What gRPC lacks is where the talk stopped too: an old Unity’s Mono, and a browser without a proxy.`,
        `발표의 기준 ${CRITERIA.length}개 중 엔벌로프는 ${met('envelope')}개, gRPC는 ${met('grpc')}개를 만족하고, 모두 테스트나 파일이 보인다. gRPC에 없는 것은 발표도 멈춘 자리다: 옛 유니티의 Mono, 그리고 프록시 없는 브라우저.`,
      ),
    ],
    holes: [],
    blocks: [
      {
        kind: 'table',
        caption: text('Each answer with what shows it', '답마다 그것을 보이는 것과 함께'),
        head: [text('Asked', '물음'), text('Envelope', '엔벌로프'), text('gRPC', 'gRPC'), text('Thrift', 'Thrift')],
        rows: CRITERIA.map(({ asked, envelope, grpc, thrift }) => [
          { text: asked },
          cellOf(envelope),
          cellOf(grpc),
          cellOf(thrift),
        ]),
        isProse: true,
      },
      words(
        text(
          'The talk: “Python game server, how are you? RPC frameworks” (Park Joon-cheol, SmartStudy, PyCon Korea 2017), which tried Thrift, then gRPC, and kept an envelope of its own.',
          '발표: “Python 게임서버 안녕하십니까? RPC Framework 편”(박준철, 스마트스터디, 파이콘 한국 2017). Thrift, gRPC를 차례로 시도하고 직접 만든 엔벌로프를 택했다.',
        ),
      ),
    ],
  };
}
