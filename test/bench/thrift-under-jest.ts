import { jest } from '@jest/globals';

const refuse = () => {
  throw new Error('no message of ours has a UUID');
};

// Thrift requires uuid, an ES module: Node's require takes one since 20.19, jest's from Node 24.9 on. Nothing calls it here.
jest.mock('uuid', () => ({ parse: refuse, stringify: refuse }));
