import type { IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Which part may import which (docs/architecture.md), for dependency-cruiser. Each rule says what must not be; the test
 * plants a violation of each and wants it caught.
 */
export const arrows: (IForbiddenRuleType & { name: string })[] = [
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'kernel-imports-nothing', from: { path: '^packages/kernel/' }, to: { pathNot: '^packages/kernel/' } },
  {
    name: 'generated-imports-nothing-of-ours',
    from: { path: '^src/generated/' },
    to: { path: '^(src|packages|bench)/', pathNot: '^src/generated/' },
  },
  {
    name: 'persistence-imports-nothing-of-ours',
    from: { path: '^src/persistence/' },
    to: {
      path: '^src/',
      pathNot: '^src/(persistence|library-internals)/|^src/(error-stack|distribution|tracing)\\.ts$',
    },
  },
  {
    name: 'rpc-imports-persistence-only',
    from: { path: '^src/rpc/' },
    to: {
      path: '^src/',
      pathNot:
        '^src/(rpc|generated)/|^src/persistence/index\\.ts$|^src/(error-stack|marked-methods|distribution|tracing)\\.ts$',
    },
  },
  {
    name: 'domain-imports-rpc-persistence-kernel',
    from: { path: '^src/(auth|lobby|game)/' },
    to: {
      path: '^src/',
      pathNot:
        '^src/(auth|lobby|game|rpc|generated)/|^src/persistence/index\\.ts$|^src/(config|error-stack|distribution)\\.ts$',
    },
  },
  {
    name: 'library-internals-import-nothing-of-ours',
    from: { path: '^src/library-internals/' },
    to: { path: '^(src|packages|bench)/', pathNot: '^src/library-internals/|^src/start-refused\\.ts$' },
  },
  {
    // what is checked and what checks it must not share a mistake
    name: 'verify-knows-no-kernel',
    from: { path: '^src/operations/verify/' },
    to: { path: '^packages/kernel/' },
  },
  {
    name: 'operations-import-rpc-and-persistence',
    from: { path: '^src/operations/', pathNot: '^src/operations/verify/' },
    to: {
      path: '^src/',
      pathNot:
        '^src/(operations|rpc|generated|tls)/|^src/persistence/(embedded/)?index\\.ts$|^src/processes/primary\\.ts$|^src/(config|distribution|error-stack|log-output|node-log|tracing)\\.ts$',
    },
  },
  {
    name: 'admin-imports-what-it-steers',
    from: { path: '^src/admin/' },
    to: {
      path: '^src/',
      pathNot:
        '^src/(admin|rpc|generated)/|^src/(auth|lobby|game|persistence)/index\\.ts$|^src/config\\.ts$|^src/transports/(client-addresses|http/(origins|body))\\.ts$',
    },
  },
  {
    // nothing depends on whether it is there
    name: 'only-the-app-sees-admin',
    from: { path: '^src/', pathNot: '^src/(admin/|app\\.module\\.ts$)' },
    to: { path: '^src/admin/' },
  },
  {
    name: 'events-import-persistence',
    from: { path: '^src/events/' },
    to: {
      path: '^src/',
      pathNot:
        '^src/events/|^src/persistence/index\\.ts$|^src/rpc/wire-id\\.ts$|^src/(error-stack|marked-methods)\\.ts$',
    },
  },
  {
    name: 'packages-by-their-index',
    from: { pathNot: '^packages/' },
    to: {
      path: '^packages/',
      pathNot:
        '^packages/(client|kernel)/src/index\\.ts$|^packages/client/src/(node|grpc|thrift|wire/index)\\.ts$|^packages/kernel/src/(backoff|random)\\.ts$',
    },
  },
  {
    name: 'domain-not-to-the-pipeline-itself',
    from: { path: '^src/(auth|lobby|game)/' },
    to: { path: '^src/rpc/(registry|dispatcher|rpc\\.module)\\.ts$' },
  },
  {
    name: 'domain-modules-by-their-index',
    from: { path: '^src/(auth|lobby|game)/' },
    to: { path: '^src/(auth|lobby|game)/', pathNot: '^src/$1/|/index\\.ts$' },
  },
  {
    name: 'domain-knows-no-wire',
    from: { path: '^src/(auth|lobby|game|persistence|rpc)/' },
    to: {
      path: '(^|/)(node_modules/)?(@grpc|express|thrift|@nestjs/(platform-express|microservices))(/|$)|^(node:)?https?2?$',
    },
  },
  {
    name: 'transports-import-rpc-and-push',
    from: { path: '^src/transports/' },
    to: {
      path: '^src/',
      pathNot: '^src/(transports|rpc|push|generated|library-internals|tls)/|^src/(config|start-refused|tracing)\\.ts$',
    },
  },
  {
    name: 'transports-not-into-each-other',
    from: { path: '^src/transports/([^/]+)/' },
    to: { path: '^src/transports/[^/]+/', pathNot: '^src/transports/($1|http)/' },
  },
  {
    name: 'tls-imports-nothing-of-ours',
    from: { path: '^src/tls/' },
    to: { path: '^src/', pathNot: '^src/tls/|^src/(error-stack|start-refused)\\.ts$' },
  },
  {
    name: 'push-imports-rpc-and-persistence',
    from: { path: '^src/push/' },
    to: {
      path: '^src/',
      pathNot: '^src/(push|rpc)/|^src/persistence/index\\.ts$|^src/(config|error-stack|tracing)\\.ts$',
    },
  },
  {
    name: 'bench-from-outside',
    from: { path: '^bench/' },
    to: { path: '^src/', pathNot: '^src/index\\.ts$' },
  },
  {
    name: 'bots-on-the-sdk',
    from: { path: '^src/bots/' },
    to: { path: '^src/', pathNot: '^src/bots/' },
  },
  {
    name: 'command-line-on-the-sdk',
    from: { path: '^src/cli/' },
    to: { path: '^src/', pathNot: '^src/cli/|^src/(bots/)?index\\.ts$' },
  },
  {
    name: 'client-imports-kernel',
    from: { path: '^packages/client/' },
    to: { path: '^(src|packages|bench)/', pathNot: '^packages/client/|^packages/kernel/src/(index|backoff)\\.ts$' },
  },
  {
    name: 'sdk-runs-in-browsers',
    from: { path: '^packages/client/src/index\\.ts$' },
    to: { path: '@grpc/|^(node:)?(net|http2?|fs|events|stream)$', reachable: true },
  },
  {
    // and, for the analysis, on the bots' search; what is read here is resolved as Node does; a bundler takes index.ts (test/client/browser-build.spec.ts)
    name: 'web-stands-on-the-client',
    from: { path: '^src/web/' },
    to: {
      path: '^(src|packages)/',
      pathNot:
        '^src/(web|bots/search)/|^packages/(client|kernel)/src/index\\.ts$|^packages/client/src/node\\.ts$|^packages/kernel/src/random\\.ts$',
    },
  },
  { name: 'only-boot-sees-the-app', from: { pathNot: '^src/boot\\.ts$' }, to: { path: '^src/app\\.module\\.ts$' } },
  {
    name: 'only-programs-boot',
    from: { pathNot: '^src/(serve|index|testing)\\.ts$' },
    to: { path: '^src/boot\\.ts$' },
  },
];
