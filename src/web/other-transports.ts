export { connect, websocket } from '@othello-rpc/client';
