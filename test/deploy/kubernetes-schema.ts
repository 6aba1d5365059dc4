/**
 * JSON schemas of the parts of Kubernetes' API that deploy/kubernetes uses, as its reference declares them. They take no
 * other field, so that a misspelt one is noticed, which Kubernetes itself would drop.
 */
const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const texts = { type: 'object', additionalProperties: { type: 'string' } };
const list = (items: object) => ({ type: 'array', items, minItems: 1 });
const name = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$', maxLength: 253 };
const portName = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 15 };
const port = { type: 'integer', minimum: 1, maximum: 65535 };
const portOrName = { anyOf: [port, portName] };
const countOrShare = { anyOf: [count, { type: 'string', pattern: '^\\d+%$' }] };
const quantity = { type: 'string', pattern: '^\\d+(\\.\\d+)?(m|[kMGT]i?|Ki)?$' };

const metadata = object({ name, namespace: name, labels: texts, annotations: texts });
const selector = object({ matchLabels: texts }, ['matchLabels']);
const action = {
  httpGet: object({ path: text, port: portOrName, scheme: { enum: ['HTTP', 'HTTPS'] } }, ['port']),
  tcpSocket: object({ port: portOrName }, ['port']),
  exec: object({ command: list(text) }, ['command']),
};
const probe = object({
  ...action,
  ...{
    initialDelaySeconds: count,
    periodSeconds: port,
    timeoutSeconds: port,
    failureThreshold: port,
    successThreshold: port,
  },
});

const container = object(
  {
    name: portName,
    image: text,
    args: list(text),
    ports: list(object({ name: portName, containerPort: port, protocol: { enum: ['TCP', 'UDP'] } }, ['containerPort'])),
    envFrom: list(object({ configMapRef: object({ name }, ['name']), secretRef: object({ name }, ['name']) })),
    ...{ startupProbe: probe, readinessProbe: probe, livenessProbe: probe },
    lifecycle: object({ preStop: object(action) }),
    resources: object({
      requests: object({ cpu: quantity, memory: quantity }),
      limits: object({ cpu: quantity, memory: quantity }),
    }),
    securityContext: object({
      ...{ allowPrivilegeEscalation: flag, readOnlyRootFilesystem: flag, runAsNonRoot: flag },
      capabilities: object({ drop: list(text) }),
    }),
    volumeMounts: list(object({ name: portName, mountPath: text, readOnly: flag }, ['name', 'mountPath'])),
  },
  ['name', 'image'],
);

const pod = object(
  {
    terminationGracePeriodSeconds: count,
    automountServiceAccountToken: flag,
    securityContext: object({
      ...{ runAsNonRoot: flag, runAsUser: count, runAsGroup: count },
      seccompProfile: object({ type: { enum: ['RuntimeDefault', 'Unconfined', 'Localhost'] } }, ['type']),
    }),
    topologySpreadConstraints: list(
      object(
        {
          maxSkew: port,
          topologyKey: text,
          whenUnsatisfiable: { enum: ['DoNotSchedule', 'ScheduleAnyway'] },
          labelSelector: selector,
        },
        ['maxSkew', 'topologyKey', 'whenUnsatisfiable'],
      ),
    ),
    containers: list(container),
    volumes: list(object({ name: portName, emptyDir: object({ sizeLimit: quantity }) }, ['name'])),
  },
  ['containers'],
);

const kind = (apiVersion: string, kindName: string, rest: object) =>
  object({ apiVersion: { const: apiVersion }, kind: { const: kindName }, ...rest }, ['apiVersion', 'kind']);

/** By kind. */
export const KINDS: Readonly<Record<string, object>> = {
  Deployment: kind('apps/v1', 'Deployment', {
    metadata,
    spec: object(
      {
        replicas: count,
        selector,
        strategy: object({
          type: { enum: ['RollingUpdate', 'Recreate'] },
          rollingUpdate: object({ maxUnavailable: countOrShare, maxSurge: countOrShare }),
        }),
        template: object({ metadata, spec: pod }, ['spec']),
      },
      ['selector', 'template'],
    ),
  }),
  Service: kind('v1', 'Service', {
    metadata,
    spec: object({
      selector: texts,
      ports: list(object({ name: portName, port, targetPort: portOrName, appProtocol: text }, ['port'])),
    }),
  }),
  PodDisruptionBudget: kind('policy/v1', 'PodDisruptionBudget', {
    metadata,
    spec: object({ maxUnavailable: countOrShare, minAvailable: countOrShare, selector }, ['selector']),
  }),
  Kustomization: kind('kustomize.config.k8s.io/v1beta1', 'Kustomization', {
    resources: list(text),
    configMapGenerator: list(object({ name, envs: list(text) }, ['name'])),
    images: list(object({ name: text, newName: text, newTag: text }, ['name'])),
  }),
};
