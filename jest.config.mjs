/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/kit/environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['othello-source', 'node', 'node-addons'] }, // workspaces by their sources
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // runs of their own: jest.web.config.mjs, and npm run test:upgrade, which needs the history of git
  testPathIgnorePatterns: ['/node_modules/', '/test/web/', '/test/upgrade/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/kit/global-setup.ts',
  globalTeardown: '<rootDir>/test/kit/global-teardown.ts',
  maxWorkers: 2,
  workerIdleMemoryLimit: '800MB', // what earlier files left makes each full collection stop the calls of later ones
  testTimeout: 180_000, // on a slow disk every commit waits, and 90 s ended tests that were still working
};
