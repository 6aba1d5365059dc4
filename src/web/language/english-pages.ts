/** What is said once a lesson is done, by the discs on its board. */
type Done = (black: number, white: number) => string;

/** Texts of the settings and of the page about the rules. */
export const englishPages = {
  // settings
  settings: 'Settings',
  close: 'Close',
  boardTheme: 'Board theme',
  motion: 'Turning discs',
  choices: {
    felt: 'Green felt',
    walnut: 'Walnut',
    blue: 'Blue and yellow',
    usual: 'At usual speed',
    fast: 'Fast',
    none: 'At once',
  } as Record<string, string>,
  coordinates: 'Coordinates',
  hints: 'Mark where I can play',
  sound: 'Sounds',
  notices: 'Notices while I look elsewhere',
  noticesBlocked: 'Your browser does not allow notices from this page: allow them in its settings.',

  // terms of a game
  gameTerms: 'Time, colour, rating',
  time: 'Time',
  usualTime: 'Usual: a limit for each move',
  clockTime: (minutes: number, increment: number) =>
    increment > 0 ? `${minutes} min + ${increment} s a move` : `${minutes} min`,
  secondsATurn: (seconds: number) => `${seconds} s a move`,
  daysATurn: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} a move`,
  daysAndHours: (days: number, hours: number) => `${days} d ${hours} h`,
  yourColour: 'Your colour',
  randomColour: 'random colours',
  creatorIsBlack: 'its creator plays Black',
  counts: 'It counts for the rating',
  casual: 'casual',
  waitingWithTerms: 'You are among the open games: whoever likes these terms can join.',

  // how to play
  howToPlay: 'How to play',
  learnInAMinute: 'New to Othello? Learn it in a minute.',
  skip: 'Skip',
  nextLesson: 'Next',
  learnt: 'That is all. Play a bot of level 1, or find an opponent.',
  lessonOf: (number: number, all: number) => `Lesson ${number} of ${all}`,
  lessons: {
    flip: {
      task: 'You are Black. Play on a marked square: a white disc between two of yours turns black.',
      midway: '',
      done: (() => 'That disc turned. Every move must turn at least one.') as Done,
    },
    pass: {
      task: 'Whoever can turn nothing passes. Play on a marked square, and see what White can do.',
      midway: 'White has no move and passes: it is your turn again.',
      done: (() => 'A pass is never a choice: whoever has a move must make it.') as Done,
    },
    end: {
      task: 'When nobody has a move left, most discs win. White is ahead: take the last square.',
      midway: '',
      done: (black: number, white: number) => `Black has ${black} discs, White ${white}: you won.`,
    },
  },
  rules: 'The rules',
  ruleList: [
    'Black begins; then the players take turns.',
    'A move places a disc so that discs of the other colour stand in a straight line, in any direction, between it and another disc of the mover.',
    'All discs that are enclosed in this way turn over, in every direction at once.',
    'A move that turns no disc is not allowed. Whoever has no move passes.',
    'The game ends when nobody has a move. Whoever has more discs wins.',
    'Whoever lets their time run out, or resigns, loses.',
  ],
};
