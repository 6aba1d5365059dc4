import { runOver } from '../kit/every-transport.ts';
import { TRANSPORTS } from '../kit/matrix.ts';
import { startNodesWith } from '../kit/node.ts';

// The suite once more, its calls with statements of their own. Batches are made below the transports, so that two will do.
startNodesWith({ COALESCE: 'off' });
runOver(TRANSPORTS.slice(0, 2));
await import('../conformance/exactly-once.spec.ts');
