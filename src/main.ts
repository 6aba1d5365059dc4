import { randomBytes } from 'node:crypto';
import { boot, type RunningNode } from './boot.ts';
import { Config } from './config.ts';

/** Why the process ends in one line; the stack is for those who ask with LOG_LEVEL=debug. */
function explain(error: unknown): never {
  console.error(`othello: ${error instanceof Error ? error.message : String(error)}`);
  if (/^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '')) console.error(error);
  process.exit(1);
}

function announce(node: RunningNode, { host }: Config): void {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const http = `http://${shown}:${node.httpPort}`;
  // a user of its own each time, so that the line works whenever it is pasted first
  const name = `guest-${randomBytes(4).toString('hex')}`;
  const registerReq = { platformType: 'CUSTOM', platformToken: randomBytes(12).toString('hex'), name };
  const register = { protocolVersion: 2, protocolId: 101, registerReq };
  const { botLevels } = node;
  const bots =
    botLevels.length > 0 ? `\n  bots  ${botLevels.length} wait for opponents, levels ${botLevels.join(', ')}` : '';
  console.log(`Othello is open.
  HTTP  ${http}  (envelope: POST ${http}/api)
  gRPC  ${shown}:${node.grpcPort}
  data  ${node.isEmbedded ? 'embedded PostgreSQL under .data/' : 'PostgreSQL of DATABASE_URL'}${bots}
Try:  curl -s ${http}/api -H 'content-type: application/json' -d '${JSON.stringify(register)}'`);
}

try {
  const config = new Config(process.env);
  const node = await boot(config);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    node.close().then(() => process.exit(0), explain);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  announce(node, config);
} catch (error) {
  explain(error);
}
