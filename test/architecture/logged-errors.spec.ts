import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// A log line about an error has the error's stack beside it, at debug: where one is caught and a logger is called, the
// error goes to stackOf or warnOf (src/error-stack.ts), or on to whoever asked to be warned.

const root = path.resolve(import.meta.dirname, '../..');
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => path.posix.join('src', name))
  .filter((name) => name.endsWith('.ts') && !/^src\/(web|cli|generated)\/|^src\/error-stack\.ts$/.test(name));

const isUnknown = ({ type }: ts.ParameterDeclaration): boolean => type?.kind === ts.SyntaxKind.UnknownKeyword;

/** What has an error under a name of its own: a catch clause, and a function of `error: unknown`. */
function errorOf(node: ts.Node): { name: string; body: ts.Node } | undefined {
  if (ts.isCatchClause(node)) return { name: node.variableDeclaration?.name.getText() ?? '', body: node.block };
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
  const parameter = node.parameters.find((each) => isUnknown(each) && /^(error|reason)$/.test(each.name.getText()));
  return parameter && { name: parameter.name.getText(), body: node.body };
}

const TELLS = /^(this\.)?(options\.)?(logger\.(warn|error|log|fatal)|warn|warnings\.warn)$/;
const SHOWS = /^(stackOf|warnOf)$/;

const calls = (body: ts.Node): ts.CallExpression[] => {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(body);
  return found;
};
const takes = (call: ts.CallExpression, name: string): boolean =>
  call.arguments.some((argument) => argument.getText() === name);

/** The lines at which an error is told without its stack. */
function untold(source: string): number[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    const caught = errorOf(node);
    if (caught) {
      const all = calls(caught.body);
      const told = all.find((call) => TELLS.test(call.expression.getText()));
      const isShown = all.some(
        (call) =>
          takes(call, caught.name) && (SHOWS.test(call.expression.getText()) || TELLS.test(call.expression.getText())),
      );
      if (told && !isShown) found.push(file.getLineAndCharacterOfPosition(told.getStart()).line + 1);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

test.each([
  ['a catch clause', 'try { go(); } catch (error) {\n this.logger.warn(`no: ${String(error)}`); }', [2]],
  ['a method', 'class A { fail(error: unknown) {\n logger.error(`no: ${error.message}`); } }', [2]],
  ['a rejection', 'go().catch((error: unknown) =>\n this.logger.error(`no: ${messageOf(error)}`));', [2]],
  ['a catch clause that shows it', 'try { go(); } catch (error) {\n warnOf(this.logger, "no", error); }', []],
  ['one that shows it apart', 'try { go(); } catch (error) {\n l.warn("no"); l.debug(() => stackOf(error)); }', []],
  ['one that hands it on', 'try { go(); } catch (error) {\n warn("no", error); }', []],
])('in %s it is found', (_, source, lines) => {
  expect(untold(source)).toEqual(lines);
});

test('no error is told without its stack', () => {
  expect(files.length).toBeGreaterThan(200);
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  expect(files.flatMap((file) => untold(read(file)).map((line) => `${file}:${line}`))).toEqual([]);
});

test('only messageOf and stackOf turn an error into text', () => {
  const words = /String\((error|reason)\)|\$\{error\}/;
  const strays = files.filter((file) => words.test(readFileSync(path.join(root, file), 'utf8')));
  expect(strays).toEqual(['src/bots/waiting-bots.ts']); // bots stand on the SDK: they only compare
});
