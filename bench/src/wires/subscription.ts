import { type othello } from 'othello-rpc';

export interface Watched {
  roomId: number;
  token: string;
}

/** Takes every Response. */
export type Take = (response: othello.Response) => void;

/** Opens subscriptions with no more of a protocol than that: the client must not be what is measured. */
export interface Subscriptions {
  open(watched: Watched, take: Take): void;
  close(): void;
}

export interface SubscriptionPorts {
  httpPort: number;
  grpcPort: number;
  thriftPort: number;
}

const SUBSCRIBE = 110;

export const subscribeRequest = ({ roomId, token }: Watched): othello.IRequest => ({
  protocolVersion: 2,
  protocolId: SUBSCRIBE,
  token,
  subscribeReq: { roomId },
});
