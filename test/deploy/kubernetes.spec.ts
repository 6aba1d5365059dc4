import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { Config } from '../../src/config.ts';
import { KINDS } from './kubernetes-schema.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'deploy/kubernetes');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const manifest = <T>(file: string) => parse(read(file)) as T & { kind: string };

type Labels = Record<string, string>;
interface Probe {
  httpGet?: { path: string; port: string };
  tcpSocket?: { port: string };
}
interface Container {
  ports: { name: string; containerPort: number }[];
  envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  startupProbe: Probe;
  readinessProbe: Probe;
  livenessProbe: Probe;
  lifecycle: { preStop: { exec: { command: string[] } } };
  securityContext: object;
}
interface Deployment {
  spec: {
    replicas: number;
    selector: { matchLabels: Labels };
    strategy: { rollingUpdate: { maxUnavailable: number } };
    template: {
      metadata: { labels: Labels; annotations: Labels };
      spec: { terminationGracePeriodSeconds: number; securityContext: object; containers: [Container] };
    };
  };
}
interface Kustomization {
  resources: string[];
  configMapGenerator: { name: string; envs: string[] }[];
  images: { name: string; newTag: string }[];
}

const { spec } = manifest<Deployment>('deployment.yaml');
const pod = spec.template.spec;
const [container] = pod.containers;
const service = manifest<{ spec: { selector: Labels; ports: { port: number; targetPort: string }[] } }>('service.yaml');
const budget = manifest<{ spec: { maxUnavailable: number; selector: { matchLabels: Labels } } }>(
  'pod-disruption-budget.yaml',
);
const kustomization = manifest<Kustomization>('kustomization.yaml');
const settings = Object.fromEntries(
  read('settings.env')
    .trim()
    .split('\n')
    .map((line) => line.split(/=(.*)/s).slice(0, 2)) as [string, string][],
);

const yamls = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

test.each(yamls)('%s has only fields that Kubernetes knows, of their types', (file) => {
  const ajv = new Ajv({ allowUnionTypes: true });
  const document = manifest<object>(file);
  const schema = KINDS[document.kind];
  if (!schema) throw new Error(`${document.kind} has no schema in kubernetes-schema.ts`);
  const validate = ajv.compile(schema);
  expect([validate(document), validate.errors]).toEqual([true, null]);
  expect(validate({ ...document, imagine: 'x' })).toBe(false);
});

test('a misspelt probe is noticed', () => {
  const wrong = read('deployment.yaml').replace('readinessProbe', 'readynessProbe');
  expect(new Ajv({ allowUnionTypes: true }).validate(KINDS['Deployment'] ?? {}, parse(wrong))).toBe(false);
});

test('kustomize has every manifest, and the image of this version', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  expect(kustomization.resources.toSorted()).toEqual(yamls.filter((name) => name !== 'kustomization.yaml').toSorted());
  expect(kustomization.images).toMatchObject([{ name: 'othello', newTag: version }]);
  expect(kustomization.configMapGenerator).toEqual([{ name: 'othello-settings', envs: ['settings.env'] }]);
  expect(container.envFrom.map(({ configMapRef, secretRef }) => (configMapRef ?? secretRef)?.name)).toEqual([
    ...['othello-settings', 'othello-database'],
  ]);
});

test('the ports are those of the settings, and the service leads to them; the metrics stay inside', () => {
  const config = new Config({ NODE_ENV: 'production', ...settings });
  const { port, grpcPort, thriftPort, metricsPort } = config;
  expect(container.ports.map(({ name, containerPort }) => [name, containerPort])).toEqual([
    ...[
      ['http', port],
      ['grpc', grpcPort],
      ['thrift', thriftPort],
      ['metrics', metricsPort],
    ],
  ]);
  expect(service.spec.ports.map(({ port: at, targetPort }) => [targetPort, at])).toEqual([
    ...[
      ['http', port],
      ['grpc', grpcPort],
      ['thrift', thriftPort],
    ],
  ]);
  expect(spec.template.metadata.annotations['prometheus.io/port']).toBe(String(metricsPort));
  expect([config.host, config.logFormat]).toEqual(['0.0.0.0', 'json']);
});

test('service, budget and deployment mean the same pods', () => {
  const { labels } = spec.template.metadata;
  for (const selected of [spec.selector.matchLabels, service.spec.selector, budget.spec.selector.matchLabels])
    expect(labels).toMatchObject(selected);
  expect(budget.spec.maxUnavailable).toBeLessThan(spec.replicas);
  expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
});

test('a pod starts and is ready by its health; one whose database is gone is not ready, and is not killed for it', () => {
  for (const { httpGet } of [container.startupProbe, container.readinessProbe])
    expect(httpGet).toEqual({ path: '/health', port: 'http' });
  expect(container.livenessProbe).toMatchObject({ tcpSocket: { port: 'http' } });
});

test('a pod that is stopped has time for preStop and for the drain', () => {
  const { command } = container.lifecycle.preStop.exec;
  const [, exitWithinMs] = /EXIT_WITHIN_MS = (\d+)/.exec(readFileSync(path.join(root, 'src/serve.ts'), 'utf8')) ?? [];
  expect(command[0]).toBe('sleep');
  expect(Number(command[1]) + Number(exitWithinMs) / 1000).toBeLessThan(pod.terminationGracePeriodSeconds);
});

test('a pod can not write to its own files, nor gain rights', () => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});
