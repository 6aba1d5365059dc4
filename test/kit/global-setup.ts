import { type Cluster, startTestCluster } from './cluster.ts';

declare global {
  var testCluster: Cluster | undefined;
}

/**
 * One PostgreSQL for all test files of a run; each makes databases of its own in it (fresh-database.ts). Workers find
 * it by TEST_DATABASE_URL and its log by TEST_DATABASE_LOG. A server that is named there already is used instead.
 */
export default async function setUp(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  globalThis.testCluster = await startTestCluster();
  process.env.TEST_DATABASE_URL = globalThis.testCluster.url;
  process.env.TEST_DATABASE_LOG = globalThis.testCluster.logFile;
}
