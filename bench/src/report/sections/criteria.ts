import { type Cell, type Section, words } from '../document.ts';
import { type Text, text } from '../text.ts';
import { ANSWERERS, CRITERIA, type Finding } from '../criteria/index.ts';

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
  const met = ANSWERERS.map(({ name, findings }) => ({
    name,
    count: Object.values(findings).filter(({ state }) => state === 'yes').length,
  }));
  const listed = (language: 'en' | 'ko') => met.map(({ name, count }) => `${name[language]} ${count}`).join(', ');
  return {
    id: 'criteria',
    title: text('The talk’s own criteria', '발표가 내건 기준'),
    verdict: [
      text(
        `Of the talk’s ${CRITERIA.length} criteria each transport meets in full: ${listed('en')}. Each answer names a test or a file that shows it. What gRPC lacks is where the talk stopped too: an old Unity’s Mono, and a browser without a proxy.`,
        `발표의 기준 ${CRITERIA.length}개 중 전송마다 온전히 만족하는 수: ${listed('ko')}. 답마다 그것을 보이는 테스트나 파일이 있다. gRPC에 없는 것은 발표도 멈춘 자리다: 옛 유니티의 Mono, 그리고 프록시 없는 브라우저.`,
      ),
    ],
    holes: [],
    blocks: [
      {
        kind: 'table',
        caption: text('Each answer with what shows it', '답마다 그것을 보이는 것과 함께'),
        head: [text('Asked', '물음'), ...ANSWERERS.map(({ name }) => name)],
        rows: CRITERIA.map(({ asked, answers }) => [{ text: asked }, ...answers.map(cellOf)]),
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
