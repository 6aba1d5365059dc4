import { TestEnvironment } from 'jest-environment-node';

// Node takes its heap apart when nothing keeps it open any more: over half a second after many spec files, and Jest then
// ends the worker by force and warns of a leak that is none. A process that ends itself has no such end.
process.once('beforeExit', () => process.exit());

export default TestEnvironment;
