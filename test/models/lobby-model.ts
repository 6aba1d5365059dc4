// One file, though a long one: a model convinces when it is read from top to bottom.

import { leader, PASS, play, type Position, startPosition } from '@othello-rpc/kernel';
import type { Model } from '../kit/linearizable.ts';

// What sessions, seats, rooms and games are, in a few lines without a database: the server is held to it.

interface RoomModel {
  id: string;
  /** who made it, and plays White; of a rematch that was accepted: the Black of the game before */
  white: string;
  black?: string;
  isPrivate: boolean;
  invite?: string;
  isCasual: boolean;
  rematchOf?: string;
  /** passes included */
  plies: readonly number[];
  position: Position;
  /** once it is over; '0': nobody */
  winner?: string;
  /** the room of another that its owner was moved to */
  mergedInto?: string;
}

export interface Lobby {
  /** by user: the token that lives */
  tokens: ReadonlyMap<string, string>;
  rooms: ReadonlyMap<string, RoomModel>;
}

/** What an answer shows of a room. */
export interface ShownRoom {
  id: string;
  white: string;
  black: string | undefined;
  status: 'waiting' | 'white' | 'black' | 'over';
  plies: string;
  winner: string | undefined;
}

/** An answer: of its first response the code, and the room that is shown last. */
export interface LobbyAnswer {
  code: string;
  room?: ShownRoom | undefined;
  /** of a login */
  token?: string | undefined;
  /** of a private room that was created */
  invite?: string | undefined;
}

export type LobbyCall =
  | { kind: 'login' }
  | { kind: 'create' }
  | { kind: 'accept'; invite: string }
  | { kind: 'randomJoin'; createIfNone: boolean }
  | { kind: 'put'; roomId: string; square: number }
  | { kind: 'sync' | 'exit' | 'rematch'; roomId: string };

export const LOBBY: Model<Lobby> = {
  initial: { tokens: new Map(), rooms: new Map() },
  keyOf: ({ tokens, rooms }) =>
    JSON.stringify([
      [...tokens].toSorted(),
      [...rooms.values()].map((room) => JSON.stringify([shownOf(room), room.isPrivate, room.mergedInto])).toSorted(),
    ]),
};

const isOver = ({ winner }: RoomModel) => winner !== undefined;
const isWaiting = (room: RoomModel) => !isOver(room) && room.black === undefined;
const isWaitingForAnyone = (room: RoomModel) => isWaiting(room) && !room.isPrivate && !room.isCasual;
const isInPlay = (room: RoomModel) => !isOver(room) && room.black !== undefined;
const isSeated = ({ white, black }: RoomModel, user: string) => white === user || black === user;

function shownOf(room: RoomModel): ShownRoom {
  const { id, white, black, plies, position, winner } = room;
  const status = isOver(room) ? 'over' : isWaiting(room) ? 'waiting' : position.toMove!;
  return { id, white, black, status, plies: plies.join(), winner };
}

const REFUSED = {
  replaced: 'ErrorUserDuplicatedLogin',
  noRoom: 'ErrorInvalidGameRoom',
  inGame: 'ErrorAlreadyInGameRoom',
  full: 'ErrorGameRoomFull',
  over: 'ErrorGameNotInPlay',
  turn: 'ErrorNotYourTurn',
  illegal: 'ErrorIllegalMove',
} as const;

export interface AnsweredCall {
  user: string;
  /** with which it was made */
  token: string;
  call: LobbyCall;
  answer: LobbyAnswer;
  /** whether no other call was under way */
  isAlone: boolean;
}

/** @returns the state after the call, the same object if it changes nothing; undefined: the rules give another answer */
export function afterCall(before: Lobby, answered: AnsweredCall): Lobby | undefined {
  const { token, call } = answered;
  if (call.kind !== 'login' && before.tokens.get(answered.user) !== token)
    return answered.answer.code === REFUSED.replaced ? before : undefined;
  const step = new Step(before, answered);
  return step.isExplained() ? step.after : undefined;
}

/** The turn of a room ran out, or the wait in it. */
export function afterTimeout(before: Lobby, roomId: string): Lobby {
  const room = before.rooms.get(roomId);
  if (!room || isOver(room)) return before;
  const { position, white, black } = room;
  const winner = black === undefined ? '0' : position.toMove === 'white' ? black : white;
  return { ...before, rooms: new Map(before.rooms).set(roomId, { ...room, winner }) };
}

/** One call on a copy of a state: what it changes, and whether its answer is the one that the rules give. */
class Step {
  private readonly tokens: Map<string, string>;
  private readonly rooms: Map<string, RoomModel>;
  private readonly user: string;
  private readonly answer: LobbyAnswer;
  private hasChanged = false;

  constructor(
    private readonly before: Lobby,
    private readonly answered: AnsweredCall,
  ) {
    this.tokens = new Map(before.tokens);
    this.rooms = new Map(before.rooms);
    this.user = answered.user;
    this.answer = answered.answer;
  }

  get after(): Lobby {
    return this.hasChanged ? { tokens: this.tokens, rooms: this.rooms } : this.before;
  }

  isExplained(): boolean {
    const { call } = this.answered;
    switch (call.kind) {
      case 'login':
        return this.logIn();
      case 'create':
        return this.create();
      case 'accept':
        return this.accept(call.invite);
      case 'randomJoin':
        return this.joinRandom(call.createIfNone);
      case 'put':
        return this.put(call.roomId, call.square);
      case 'sync': {
        const room = this.askedRoom(call.roomId);
        return room ? this.succeeds(room) : this.refuses(REFUSED.noRoom);
      }
      case 'exit':
        return this.exit(call.roomId);
      case 'rematch':
        return this.rematch(call.roomId);
    }
  }

  private logIn(): boolean {
    const { token } = this.answer;
    if (token === undefined || [...this.tokens.values()].includes(token)) return false;
    this.tokens.set(this.user, token);
    this.hasChanged = true;
    const { seat } = this;
    return this.succeeds(seat && isInPlay(seat) ? seat : undefined);
  }

  private create(): boolean {
    const { seat } = this;
    if (seat && isInPlay(seat)) return this.refuses(REFUSED.inGame);
    if (seat?.isCasual && seat.rematchOf === undefined) return this.succeeds(seat);
    this.close(seat);
    return this.adds({ isPrivate: true, isCasual: true });
  }

  private accept(invite: string): boolean {
    const { seat, user } = this;
    if (seat && isInPlay(seat)) return this.succeeds(seat);
    const room = [...this.rooms.values()].find((each) => each.invite === invite);
    if (room && isInPlay(room) && !isSeated(room, user)) return this.refuses(REFUSED.full);
    if (!room || !isWaiting(room) || room.white === user) return this.refuses(REFUSED.noRoom);
    this.close(seat);
    return this.succeeds(this.set({ ...room, black: user }));
  }

  private joinRandom(createIfNone: boolean): boolean {
    const { seat, user, others } = this;
    if (seat && isInPlay(seat)) return this.succeeds(seat);
    const joined = others.find(({ id }) => id === this.answer.room?.id);
    if (joined) {
      this.close(seat);
      return this.succeeds(this.set({ ...joined, black: user }));
    }
    // a room that another call has locked is passed over: beside other calls nobody may be found
    if (others.length > 0 && this.answered.isAlone) return false;
    if (!createIfNone) return this.refuses(REFUSED.noRoom);
    if (seat && seat.rematchOf === undefined && !seat.isCasual) return this.succeeds(seat);
    this.close(seat);
    return this.adds({ isPrivate: false, isCasual: false });
  }

  private put(roomId: string, square: number): boolean {
    const room = this.askedRoom(roomId);
    if (!room) return this.refuses(REFUSED.noRoom);
    const { plies, position, white, black } = room;
    const side = white === this.user ? 'white' : 'black';
    const last = plies.findLastIndex((ply) => ply !== PASS);
    // sent once more because its answer got lost
    if (last >= 0 && plies[last] === square && (last % 2 === 0) === (side === 'black')) return this.succeeds(room);
    if (!isInPlay(room)) return this.refuses(REFUSED.over, room);
    if (position.toMove !== side) return this.refuses(REFUSED.turn, room);
    const played = play(position, square);
    if (!played) return this.refuses(REFUSED.illegal, room);
    const after = { ...room, plies: [...plies, ...played.plies], position: played.position };
    if (played.position.toMove !== undefined) return this.succeeds(this.set(after));
    const leading = leader(played.position.board);
    const winner = leading === undefined ? '0' : leading === 'white' ? white : black!;
    return this.succeeds(this.set({ ...after, winner }));
  }

  private exit(roomId: string): boolean {
    const room = this.ownRoom(roomId);
    if (!room) return this.refuses(REFUSED.noRoom);
    if (isWaiting(room)) this.close(room);
    if (isInPlay(room)) this.set({ ...room, winner: room.white === this.user ? room.black! : room.white });
    return this.answer.code === 'Success';
  }

  private rematch(roomId: string): boolean {
    const played = this.ownRoom(roomId);
    if (played?.black === undefined) return this.refuses(REFUSED.noRoom);
    const { seat } = this;
    if (seat && isInPlay(seat)) return seat.rematchOf === roomId ? this.succeeds(seat) : this.refuses(REFUSED.inGame);
    const offer = [...this.rooms.values()].find((room) => isWaiting(room) && room.rematchOf === roomId);
    if (offer?.white === this.user) return this.succeeds(offer);
    this.close(seat);
    if (!offer) return this.adds({ isPrivate: true, isCasual: played.isCasual, rematchOf: roomId });
    return this.succeeds(this.set({ ...offer, white: played.black, black: played.white, isPrivate: played.isPrivate }));
  }

  /** the open room where the user sits */
  private get seat(): RoomModel | undefined {
    return [...this.rooms.values()].find((room) => !isOver(room) && isSeated(room, this.user));
  }

  /** public rooms where others wait */
  private get others(): RoomModel[] {
    return [...this.rooms.values()].filter((room) => isWaitingForAnyone(room) && room.white !== this.user);
  }

  private ownRoom(id: string): RoomModel | undefined {
    const room = this.rooms.get(id);
    if (room?.mergedInto !== undefined) return this.ownRoom(room.mergedInto);
    return room && isSeated(room, this.user) ? room : undefined;
  }

  /**
   * The user's own room. Two who looked for a game at the same time may both wait: then the one who looks at their room
   * is moved to the other's.
   */
  private askedRoom(id: string): RoomModel | undefined {
    const room = this.ownRoom(id);
    if (!room || !isWaitingForAnyone(room)) return room;
    const other = this.others.find((each) => each.id === this.answer.room?.id);
    if (!other) return room;
    this.set({ ...room, winner: '0', mergedInto: other.id });
    return this.set({ ...other, black: this.user });
  }

  private set(room: RoomModel): RoomModel {
    this.rooms.set(room.id, room);
    this.hasChanged = true;
    return room;
  }

  private close(room: RoomModel | undefined): void {
    if (room) this.set({ ...room, winner: '0' });
  }

  /** Adds the room that the answer shows, if it is a new one. */
  private adds(kind: Pick<RoomModel, 'isPrivate' | 'isCasual' | 'rematchOf'>): boolean {
    const id = this.answer.room?.id;
    if (id === undefined || this.rooms.has(id)) return false;
    const { invite } = this.answer;
    const own = { id, white: this.user, plies: [], position: startPosition, ...(invite !== undefined && { invite }) };
    return this.succeeds(this.set({ ...own, ...kind }));
  }

  private succeeds(room: RoomModel | undefined): boolean {
    return this.answer.code === 'Success' && JSON.stringify(this.answer.room) === JSON.stringify(room && shownOf(room));
  }

  /** @param shown the room that the refusal shows */
  private refuses(code: string, shown?: RoomModel): boolean {
    const { answer } = this;
    return answer.code === code && JSON.stringify(answer.room) === JSON.stringify(shown && shownOf(shown));
  }
}
