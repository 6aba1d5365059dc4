import protobuf from 'protobufjs';
import { type Bound, type Bounds, BOUNDS, USUAL_BOUNDS } from './bounds.ts';
import { Failure, FAILURES } from './failures.ts';

/** @throws Failure for the first field that is over its bound */
export type RequestCheck = (request: object) => void;

type Kind = keyof typeof USUAL_BOUNDS;

const UNITS: Record<Kind, string> = { text: 'characters', bytes: 'bytes', list: 'items' };

type FieldCheck = (value: unknown, path: string) => void;

interface FieldRule {
  /** its name in a decoded message */
  property: string;
  /** its name in the IDL */
  field: string;
  check: FieldCheck;
}

/** Makes checks of requests against their bounds, from the IDL. A check only reads lengths. */
export class BoundChecks {
  private readonly rules = new Map<protobuf.Type, FieldRule[]>();

  constructor(private readonly bounds: Bounds) {}

  /** @returns undefined for a message of numbers only, which their types bound */
  of(type: protobuf.Type): RequestCheck | undefined {
    const rules = this.rulesOf(type);
    return rules.length === 0 ? undefined : (request) => checkAll(rules, request, '');
  }

  private rulesOf(type: protobuf.Type): FieldRule[] {
    const known = this.rules.get(type);
    if (known) return known;
    const rules: FieldRule[] = [];
    this.rules.set(type, rules); // before its fields are read: a message may contain itself
    for (const each of type.fieldsArray) {
      const field = each.resolve();
      const check = this.checkOf(type, field);
      if (check) rules.push({ property: field.name, field: field.protoName, check });
    }
    return rules;
  }

  private checkOf(type: protobuf.Type, field: protobuf.Field): FieldCheck | undefined {
    const checkItem = field.resolvedType instanceof protobuf.Type ? this.nested(field.resolvedType) : undefined;
    const item = field.type === 'string' ? 'text' : field.type === 'bytes' ? 'bytes' : undefined;
    const isMap = field instanceof protobuf.MapField;
    if (!field.repeated && !isMap) return item ? lengthCheck(item, this.boundOf(type, field, item)) : checkItem;

    const checkCount = lengthCheck('list', this.boundOf(type, field, 'list'));
    const checkEach = item ? lengthCheck(item, USUAL_BOUNDS[item]) : checkItem;
    const checkKey = isMap && field.keyType === 'string' ? lengthCheck('text', USUAL_BOUNDS.text) : undefined;
    return (value, path) => {
      const keys = isMap ? Object.keys(value as object) : undefined;
      const items = keys ? Object.values(value as object) : (value as unknown[]);
      checkCount(items, path);
      if (checkKey) for (const key of keys ?? []) checkKey(key, path);
      if (checkEach) for (const each of items) checkEach(each, path);
    };
  }

  private nested(type: protobuf.Type): FieldCheck | undefined {
    const isBegun = this.rules.has(type);
    const rules = this.rulesOf(type);
    // for a message that contains itself the rules are not complete yet
    return rules.length === 0 && !isBegun ? undefined : (value, path) => checkAll(rules, value as object, `${path}.`);
  }

  private boundOf(type: protobuf.Type, field: protobuf.Field, kind: Kind): Bound {
    return this.bounds[type.name]?.[field.protoName] ?? USUAL_BOUNDS[kind];
  }
}

function checkAll(rules: readonly FieldRule[], message: object, prefix: string): void {
  for (const { property, field, check } of rules) {
    const value = (message as Record<string, unknown>)[property];
    if (value !== undefined && value !== null) check(value, prefix + field);
  }
}

const lengthCheck =
  (kind: Kind, { least = 0, most, refusal = FAILURES.InvalidArgument }: Bound): FieldCheck =>
  (value, path) => {
    const { length } = value as { length: number };
    if (length >= least && length <= most) return;
    const wanted = least > 0 ? `${least} to ${most}` : `at most ${most}`;
    throw new Failure(refusal, `${path} has ${length} ${UNITS[kind]}: send ${wanted}`);
  };

/**
 * @param bounds a team's
 * @param root where its messages are
 * @throws Error with one line, when they name a message or field that can't have them
 */
export function requireBoundsKnown(bounds: Bounds, root: protobuf.NamespaceBase): void {
  for (const [message, fields] of Object.entries(bounds)) {
    if (message in BOUNDS) throw new Error(`bounds name ${message}, which is ours and has its own`);
    const type = root.get(message);
    if (!(type instanceof protobuf.Type)) throw new Error(`bounds name ${message}, which is no message of the IDL`);
    for (const field of Object.keys(fields)) {
      const found = type.fieldsArray.find(({ protoName }) => protoName === field);
      if (!found) throw new Error(`bounds name ${message}.${field}, which is no field of the IDL`);
      if (!found.repeated && !(found instanceof protobuf.MapField) && !['string', 'bytes'].includes(found.type))
        throw new Error(`bounds name ${message}.${field}, which is no text, bytes, list or map`);
    }
  }
}
