import { CallRefused, isTurnOf, type OthelloClient, positionOf, type Room, type RoomState } from '@othello-rpc/client';
import { legalMoves, PASS, squareName } from '@othello-rpc/kernel';
import { picture } from './picture.ts';
import type { Terminal } from './terminal.ts';

const SIGN = { black: 'X', white: 'O' };

/** A game that a person plays: shows it as it goes, asks for squares. */
export class Game {
  private shownPlies = 0;
  private isIntroduced = false;
  private line: Promise<string | undefined> | undefined;

  constructor(
    private readonly client: OthelloClient,
    private readonly userId: string,
    private readonly terminal: Terminal,
  ) {}

  /** Plays to the end; resigns when there are no more lines to read. */
  async play(roomId: string): Promise<void> {
    const watch = this.client.watchRoom(roomId);
    for (let coming = watch.next(); ;) {
      const { value: state } = await coming;
      if (!state) return;
      this.show(state);
      coming = watch.next();
      coming.catch(() => undefined); // it is awaited later
      if (isTurnOf(state.room, this.userId)) await this.move(state.room, coming);
    }
  }

  /** Asks until a line is a move, or the game has moved on without one. */
  private async move(room: Room, change: Promise<unknown>): Promise<void> {
    const { board, toMove = 'black' } = positionOf(room);
    const moves = [...legalMoves(board, toMove)].map(squareName);
    for (;;) {
      this.line ??= this.terminal.ask(`Your move (${moves.join(' ')}, or resign): `);
      const line = await Promise.race([this.line, change.then(() => 'late')]);
      if (line === 'late') return this.terminal.say('');
      this.line = undefined;
      const word = line?.toLowerCase();
      if (word === undefined || word === 'resign')
        return void (await this.client.exitGameRoom({ roomId: room.roomId }));
      if (moves.includes(word)) return this.put(room, word);
      if (word !== '') this.terminal.say(`${word} is none of your moves: ${moves.join(' ')}, or resign`);
    }
  }

  private async put({ roomId, version }: Room, name: string): Promise<void> {
    try {
      const [c, r] = [name.charCodeAt(0) - 'a'.charCodeAt(0), Number(name[1]) - 1];
      await this.client.gamePut({ roomId, r, c, version });
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      this.terminal.say(`That came too late: ${error.reason}.`);
    }
  }

  private show(state: RoomState): void {
    const { room, opponent, over } = state;
    if (room.status === 'WAITING')
      return this.terminal.say(`Waiting for an opponent in room ${room.roomId} (Ctrl-C leaves).`);
    const mine = room.user1 === this.userId ? 'white' : 'black';
    if (!this.isIntroduced) this.terminal.say(`You are ${SIGN[mine]}, against ${opponent?.name ?? 'nobody'}.`);
    this.isIntroduced = true;
    for (; this.shownPlies < room.moves.length; this.shownPlies++) {
      const ply = room.moves[this.shownPlies] ?? PASS;
      const sign = this.shownPlies % 2 === 0 ? SIGN.black : SIGN.white;
      this.terminal.say(ply === PASS ? `${sign} has no move.` : `${sign} plays ${squareName(ply)}.`);
    }
    this.terminal.say(picture(positionOf(room), isTurnOf(room, this.userId)));
    if (over) this.terminal.say(endOf(state, this.userId));
  }
}

/** How it ended for the user, in a line. */
function endOf({ room, over }: RoomState, userId: string): string {
  if (room.user2 === undefined) return 'Nobody came.';
  const outcome = over?.winner === userId ? 'You won' : over?.winner === '0' ? 'A draw' : 'You lost';
  const score = `${over?.myScore ?? 0} to ${over?.opponentScore ?? 0}`;
  const { board } = positionOf(room);
  const isEarly = legalMoves(board, 'black').isNonEmpty || legalMoves(board, 'white').isNonEmpty;
  const why = room.status === 'TIMEOUT' ? ', out of time' : isEarly ? ', by resignation' : '';
  return `${outcome}, ${score}${why}. Your rating is ${over?.user?.rating ?? 0}.`;
}
