import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../config.ts';
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
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An asset's name contains a hash of its contents, so it never changes. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable';
const FOR_A_DAY = 'public, max-age=86400';

/** Serves the browser client (src/web) to whoever opens the server's address in a browser. */
@Controller()
export class HomeController {
  constructor(
    private readonly files: WebFiles,
    private readonly config: Config,
  ) {}

  /** Every scene is one page, whose script shows what its address says (src/web/route.ts). */
  @Get(['', 'learn', 'play/:room', 'player/:user', 'watch/:room', 'join/:invite', 'replay/:room', 'replay/:room/:ply'])
  page(@Res() response: Response): void {
    const page = this.files.page(originOf(response.req), response.req.path);
    response.setHeader('cache-control', 'no-store');
    if (page) send(page, response);
    else response.status(404).type('text').send('The browser client is not built: npm run build, then start again.\n');
  }

  /** The administrator's page is the same file; its data are those of src/admin, behind a password. */
  @Get('admin')
  admin(@Res() response: Response): void {
    if (this.config.adminPassword === undefined) throw new NotFoundException();
    this.page(response);
  }

  /** What browsers and other sites ask for by fixed names. */
  @Get(['favicon.ico', 'manifest.webmanifest', 'icon-192.png', 'icon-512.png', 'preview.png'])
  named(@Res() response: Response): void {
    const file = this.files.find(response.req.path.slice(1));
    if (!file) return void response.status(404).type('text').send('No such file.\n');
    response.setHeader('cache-control', FOR_A_DAY);
    send(file, response);
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Res() response: Response): void {
    const asset = this.files.find(`assets/${name}`);
    if (!asset) return void response.status(404).type('text').send('No such file: load the page anew.\n');
    response.setHeader('cache-control', FOR_A_YEAR);
    send(asset, response);
  }
}

/** Where the caller sees this server, for the one address that must be whole: that of the preview's picture. */
function originOf(request: Request): string | undefined {
  const host = request.get('host') ?? '';
  if (!/^[\w.:[\]-]{1,255}$/.test(host)) return undefined;
  return `${request.secure || request.get('x-forwarded-proto') === 'https' ? 'https' : 'http'}://${host}`;
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
