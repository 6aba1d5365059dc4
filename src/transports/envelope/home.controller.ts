import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { type WebFile, WebFiles } from './web-files.ts';

/**
 * The page may load files of this server only: no inline script or style, no embedding in a frame, no form's target.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An asset's name contains a hash of its contents, so it never changes. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** Serves the browser client (src/web) to whoever opens the server's address in a browser. */
@Controller()
export class HomeController {
  constructor(private readonly files: WebFiles) {}

  @Get()
  page(@Res() response: Response): void {
    const page = this.files.find('index.html');
    response.setHeader('cache-control', 'no-store');
    if (page) send(page, response);
    else response.status(404).type('text').send('The browser client is not built: npm run build, then start again.\n');
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Res() response: Response): void {
    const asset = this.files.find(`assets/${name}`);
    if (!asset) return void response.status(404).type('text').send('No such file: load the page anew.\n');
    response.setHeader('cache-control', FOR_A_YEAR);
    send(asset, response);
  }
}

function send({ contentType, body, gzipped }: WebFile, response: Response): void {
  const takesGzip = response.req.acceptsEncodings('gzip') === 'gzip';
  response.set({
    'content-type': contentType,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    vary: 'accept-encoding',
    ...(takesGzip && { 'content-encoding': 'gzip' }),
  });
  response.send(takesGzip ? gzipped : body);
}
