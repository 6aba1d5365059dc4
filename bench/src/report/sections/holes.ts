import type { Run, Section } from '../../results.ts';
import { type Text, text } from '../text.ts';

const KOREAN: Readonly<Record<Section, string>> = {
  ...{ cells: '칸', openLoop: '정해진 속도의 지연', crossChecks: '교차 확인', firstCall: '첫 호출', idle: '쉬는 연결' },
  ...{ moveToEye: '수에서 눈까지', startUp: '시작', bundle: '번들', linesOfCode: '코드 줄 수', codecs: '코덱' },
  ...{
    network: '휴대폰 망',
    clients: '클라이언트 쪽 비용',
    targets: '목표',
    growth: '커지는 데이터',
    foreign: '다른 서버',
  },
};

/** What these parts of a run lack, in its own words; that a part is not there at all is said too. */
export function holesOf(run: Run, ...parts: Section[]): Text[] {
  return parts.flatMap((part) => {
    const told = run.holes
      .filter(({ section }) => section === part)
      .map(({ what, why }) => text(`${what}: ${why}`, `${what}: ${why} (실행이 영어로 남긴 말)`));
    return told.length > 0 || isThere(run, part)
      ? told
      : [text(`not in this run: ${part}`, `이 실행에 없음: ${KOREAN[part]}`)];
  });
}

function isThere(run: Run, part: Section): boolean {
  const value = run[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
