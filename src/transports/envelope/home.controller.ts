import { Controller, Get, Header } from '@nestjs/common';
import { ProcedureRegistry } from '../../rpc/registry.ts';

/** What a person finds who opens the server in a browser. */
@Controller()
export class HomeController {
  constructor(private readonly registry: ProcedureRegistry) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  page(): string {
    const rows = [...this.registry.byId.values()]
      .sort((one, other) => one.id - other.id)
      .map(({ id, name, access }) => `<tr><td>${id}<td>${name}<td>${access === 'public' ? 'no' : 'yes'}`);
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Othello server</title>
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}td,th{text-align:left;padding-right:2rem}</style>
<h1>Othello</h1>
<p>This server plays online Othello. Clients POST a protobuf <code>Request</code> (or its JSON) to <code>/api</code>, or
call the same procedures over gRPC.</p>
<table><tr><th>protocolId<th>procedure<th>needs a token${rows.join('')}</table>
</html>
`;
  }
}
