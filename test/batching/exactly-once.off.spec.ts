import { startNodesWith } from '../kit/node.ts';

// the suite once more, its calls with statements of their own
startNodesWith({ COALESCE: 'off' });
await import('../conformance/exactly-once.spec.ts');
