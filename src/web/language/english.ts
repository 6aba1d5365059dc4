import { englishPages } from './english-pages.ts';

type Count = number;

const discs = (count: Count) => `${count} ${count === 1 ? 'disc' : 'discs'}`;

/** Every text of the client. `Messages` is its type, which the other languages implement. */
export const english = {
  ...englishPages,

  othello: 'Othello',
  tagline: 'A minute to learn, a lifetime to master.',
  language: 'Language',
  toContent: 'Skip to the game',

  // intro
  yourName: 'Your name',
  nameRule: '2 to 16 letters or digits of one alphabet, “-” and “_”.',
  anotherName: 'Another made-up name',
  play: 'Play',
  playAsGuest: 'No account, no e-mail: your device remembers you.',
  connecting: 'Connecting to the server…',

  // lobby
  welcome: (name: string) => `Hello, ${name}`,
  figures: (rating: number, [win, lose, draw]: [number, number, number]) =>
    `Rating ${rating} · ${win} won · ${lose} lost · ${draw} drawn`,
  newGame: 'New game',
  randomOpponent: 'Find an opponent',
  inviteFriend: 'Invite a friend',
  playBot: 'Play a bot',
  level: (name: string) => (/^\d+$/.test(name) ? `Level ${name}` : name),
  noBots: 'No bot is waiting just now.',
  openGames: 'Open games',
  noOpenGames: 'Nobody waits. Open a game, and others will find you here.',
  join: 'Join',
  joinName: (name: string) => `Join ${name}`,
  liveGames: 'Live games',
  noLiveGames: 'No game is on.',
  watch: 'Watch',
  versus: (black: string, white: string) => `${black} – ${white}`,
  leaderboard: 'Leaderboard',
  noLeaders: 'Nobody has finished a game yet.',
  rank: 'Rank',
  player: 'Player',
  rating: 'Rating',
  provisional: 'provisional: fewer than 10 games',
  you: 'you',
  yourGames: 'Your games',
  noGames: 'The games that you finish are kept here.',
  backToGame: 'Back to your game',
  yourGame: 'Your game',
  openGame: 'Open a game',
  changeName: 'Play under another name',
  changeNameWarning: 'You begin anew: the old name’s rating and games stay with it, and this device forgets it.',

  // game
  board: 'Board',
  black: 'Black',
  white: 'White',
  empty: 'empty',
  canPlayHere: 'you can play here',
  lastMove: 'last move',
  yourTurn: 'Your turn',
  yourTurnAgainst: (name: string) => `Your turn against ${name}`,
  turnOf: (name: string) => `${name} is thinking`,
  notYourTurn: (name: string) => `It is not your turn: ${name} is thinking.`,
  isTaken: (square: string) => `There is a disc on ${square} already.`,
  flipsNothing: (square: string) =>
    `A disc on ${square} would turn nothing: it must enclose discs of the other colour.`,
  secondsLeft: (count: Count) => `${count} ${count === 1 ? 'second' : 'seconds'} left`,
  seconds: (count: Count) => `${count} ${count === 1 ? 'second' : 'seconds'}`,
  gameOver: 'Game over',
  timeLeft: 'Time left',
  discs,
  resign: 'Resign',
  resignQuestion: 'Resign this game?',
  resignWarning: 'Your opponent wins, whatever the discs.',
  keepPlaying: 'Keep playing',
  moves: 'Moves',
  pass: 'pass',
  passed: (name: string) => `${name} has no move and passes`,
  youPass: 'You have no move and pass',
  hasPassed: (name: string) => `${name} had no move and passed`,
  youPassed: 'You had no move and passed',
  youPlayed: (square: string, count: Count) => `You played ${square} and turned ${discs(count)}.`,
  played: (name: string, square: string, count: Count) => `${name} played ${square} and turned ${discs(count)}.`,
  waiting: 'Waiting for an opponent',
  waitingHint:
    'Whoever looks for a game and plays about as well as you will find you, and you are among the open games.',
  waited: 'Waiting for',
  othersHere: (count: Count) =>
    count === 0
      ? 'Nobody else plays or waits in a public game just now.'
      : `${count} ${count === 1 ? 'other person plays or waits' : 'other people play or wait'} in public games just now.`,
  waitingForFriend: 'Send the link to a friend: nobody else can find this game.',
  nobodyYet: 'Nobody has come yet. You can wait on, or play a bot.',
  inviteHint: 'Whoever opens this link plays you.',
  inviteLink: 'Invite link',
  copy: 'Copy link',
  copied: 'Copied',
  cancel: 'Cancel',

  // result
  youWon: 'You won!',
  youLost: 'You lost',
  draw: 'A draw',
  wins: (name: string) => `${name} wins`,
  score: (black: number, white: number) => `${black} – ${white}`,
  byTimeout: 'Time ran out.',
  byResignation: 'By resignation.',
  ratingNow: 'Your rating',
  rematch: 'Rematch',
  rematchAsked: 'Waiting for the other player to want it too…',
  rematchOffered: (name: string) => `${name} wants a rematch`,
  lookAtGame: 'Replay',
  toLobby: 'To the lobby',
  closedRoom: 'Nobody came',
  closedRoomHint: 'The room has closed. Open another one, or play a bot.',

  // a player's page
  yourPage: 'Your page',
  lastGames: 'Last games',
  noPublicGames: 'No public game has ended yet.',
  noPlayer: 'There is no such player',
  won: 'Won',
  lost: 'Lost',
  wonAs: (side: string, won: Count, all: Count) => `As ${side}: ${won} of ${all} won`,

  // replay and watching
  replay: 'Replay',
  first: 'Start',
  previous: 'Back',
  next: 'Forward',
  last: 'End',
  run: 'Play',
  pause: 'Pause',
  ofMoves: (ply: number, all: number) => `Move ${ply} of ${all}`,
  startOfGame: 'Start',
  shareLink: 'Copy link to this move',
  live: 'Live',
  watching: 'You are watching',

  copyMoves: 'Copy the moves',
  saveGame: 'Save as GGF',
  savePicture: 'Save a picture',
  analyse: 'Analyse this game',
  analysis: 'Analysis',
  opening: (name: string) => `Opening: ${name}`,
  analysing: (done: Count, all: Count) => `Analysing: ${done} of ${all} positions`,
  analysed: (count: Count) =>
    count === 0 ? 'No move gave much away.' : `${count} ${count === 1 ? 'turning point' : 'turning points'}`,
  graphLabel: (count: Count) =>
    `Who is ahead, move by move, with ${count} ${count === 1 ? 'turning point' : 'turning points'}`,
  ahead: (side: string, count: number, isExact: boolean) =>
    isExact ? `${side} wins by ${count} with best play.` : `${side} is ahead by about ${count.toFixed(1)}.`,
  even: (isExact: boolean): string => (isExact ? 'A draw with best play.' : 'About even.'),
  bestMove: (square: string) => `Best: ${square}.`,
  gaveAway: (move: string, loss: number, better: string) => `${move} gave away ${loss.toFixed(0)}; better: ${better}`,

  // connection and session
  invited: 'You are invited to a game',
  invitedHint: 'Othello, in your browser. Join, and it begins.',
  joinGame: 'Join the game',
  notFound: 'There is no such game',
  notFoundHint: 'It may have ended, begun with somebody else, or be private. The link may also be cut short.',
  connectionLost: 'Connection lost. Trying again…',
  connectionBack: 'Connected again',
  replaced: 'You play elsewhere now',
  replacedHint: 'You were replaced: another tab or device has taken over this player.',
  gameGoesOn: 'Your game goes on there.',
  playHere: 'Play here instead',
  failed: 'That did not work',
  tryAgain: 'Try again',
  loading: 'Loading…',

  // footer
  calls: 'Calls',
  lastCalls: 'The last calls',
  callsHint: 'What this page asked the server for, the newest first. A login’s secret is never shown.',
  request: 'Request',
  responses: 'Responses',
  sent: (times: Count) => `sent ${times} ${times === 1 ? 'time' : 'times'}`,
  transport: 'Transport',
  lastCall: 'Last call',
  noCall: 'No call yet',
  up: 'up',
  down: 'down',
  bytes: (count: number) => `${count} B`,
  milliseconds: (count: number) => `${count} ms`,

  // refusals, by result code
  refusals: {
    ErrorUserNameAlreadyExists: 'Somebody has that name already: take another one.',
    ErrorUserInvalidName: 'That can’t be a name: 2 to 16 letters or digits of one alphabet, “-” and “_”.',
    ErrorInvalidGameRoom: 'That game is not open any more.',
    ErrorGameRoomFull: 'Somebody else was faster: that game has begun.',
    ErrorAlreadyInGameRoom: 'You are in a game already: finish it first.',
    ErrorNotYourTurn: 'It is not your turn.',
    ErrorIllegalMove: 'No disc would turn there.',
    ErrorGameNotInPlay: 'That game is not in play.',
    ErrorRateLimited: 'Too fast: wait a moment.',
  } as Record<string, string>,
};

export type Messages = typeof english;
