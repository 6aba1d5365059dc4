import config from './jest.config.mjs';

// Tests in a browser (`npm run test:web`): they need Chromium, which `npm test` must not.
/** @type {import('jest').Config} */
export default {
  ...config,
  roots: ['<rootDir>/test/web'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
