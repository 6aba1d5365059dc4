import { startNode, type TestNode } from '../../kit/node.ts';
import { Browsers } from './browser.ts';

/** A server and browsers for a file of tests. */
export interface Stage {
  node: TestNode;
  browsers: Browsers;
}

/** Sets the stage before the file's tests and clears it after them. @param env settings of the server */
export function useStage(env: Record<string, string> = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.node = await startNode({ env });
    stage.browsers = await Browsers.launch();
  });
  afterAll(async () => {
    await stage.browsers?.close();
    await stage.node?.close();
  });
  return stage;
}
