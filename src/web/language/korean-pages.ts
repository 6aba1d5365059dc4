import type { englishPages } from './english-pages.ts';

export const koreanPages: typeof englishPages = {
  settings: '설정',
  close: '닫기',
  boardTheme: '판 모양',
  motion: '돌 뒤집기',
  choices: {
    felt: '초록 펠트',
    walnut: '호두나무',
    blue: '파랑과 노랑',
    usual: '보통 빠르기',
    fast: '빠르게',
    none: '바로',
  },
  coordinates: '좌표',
  hints: '둘 수 있는 곳 표시',
  sound: '소리',
  notices: '다른 곳을 볼 때 알림',
  noticesBlocked: '브라우저가 이 페이지의 알림을 막고 있습니다. 브라우저 설정에서 허용해 주세요.',

  howToPlay: '두는 법',
  learnInAMinute: '오델로가 처음이세요? 1분이면 배웁니다.',
  skip: '건너뛰기',
  nextLesson: '다음으로',
  learnt: '이게 전부입니다. 레벨 1 봇과 두거나 상대를 찾아보세요.',
  lessonOf: (number, all) => `${all}단계 중 ${number}단계`,
  lessons: {
    flip: {
      task: '당신은 흑입니다. 표시된 칸에 두세요. 내 돌 사이에 낀 흰 돌이 검게 바뀝니다.',
      midway: '',
      done: () => '돌이 뒤집혔습니다. 모든 수는 돌을 하나 이상 뒤집어야 합니다.',
    },
    pass: {
      task: '뒤집을 곳이 없으면 패스합니다. 표시된 칸에 두고 백이 어떻게 되는지 보세요.',
      midway: '백은 둘 곳이 없어 패스합니다. 다시 당신 차례입니다.',
      done: () => '패스는 고를 수 없습니다. 둘 곳이 있으면 반드시 두어야 합니다.',
    },
    end: {
      task: '아무도 둘 수 없으면 돌이 많은 쪽이 이깁니다. 지금은 백이 앞섭니다. 마지막 칸에 두세요.',
      midway: '',
      done: (black, white) => `흑 ${black}개, 백 ${white}개로 이겼습니다.`,
    },
  },
  rules: '규칙',
  ruleList: [
    '흑이 먼저 두고, 번갈아 둡니다.',
    '새로 놓는 돌과 이미 있는 내 돌 사이에 상대의 돌이 한 줄로 끼도록 둡니다. 방향은 상관없습니다.',
    '그렇게 끼인 돌은 모든 방향에서 한꺼번에 뒤집힙니다.',
    '뒤집히는 돌이 없는 곳에는 둘 수 없습니다. 둘 곳이 없으면 패스합니다.',
    '아무도 둘 수 없으면 끝납니다. 돌이 많은 쪽이 이깁니다.',
    '시간이 다 되거나 기권하면 집니다.',
  ],
};
