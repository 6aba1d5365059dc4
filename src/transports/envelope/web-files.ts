import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** A file of the browser client, ready to be sent. */
export interface WebFile {
  contentType: string;
  body: Buffer;
  gzipped: Buffer;
}

/** Written by `npm run build`; the relative path is the same from src and from dist. */
const FOLDER = path.resolve(import.meta.dirname, '../../../dist/web');

/** names by which callers see this server, and depths of paths */
const PAGES_AT_MOST = 64;

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * The built browser client (src/web), a few small files that are read at the start: no request reads the file system.
 */
@Injectable()
export class WebFiles {
  private readonly files = new Map<string, WebFile>();
  /** the page as it was sent, by what differs in it: it is compressed once, not for each visitor */
  private readonly pages = new LRUCache<string, WebFile>({ max: PAGES_AT_MOST });

  constructor() {
    if (!existsSync(FOLDER)) return;
    for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
      const contentType = CONTENT_TYPES[path.extname(name)];
      if (!contentType) continue;
      this.files.set(name.split(path.sep).join('/'), fileOf(contentType, readFileSync(path.join(FOLDER, name))));
    }
  }

  /**
   * The page, for any path below it: its files are named from there, so that a proxy may put it below another path.
   * @param origin where the caller sees this server; undefined: unknown
   * @param path of the request: `/play/12`
   */
  page(origin: string | undefined, path: string): WebFile | undefined {
    const page = this.files.get('index.html');
    if (!page) return undefined;
    const up = '../'.repeat(path.split('/').length - 2) || './';
    const key = `${up} ${origin}`;
    const known = this.pages.get(key);
    if (known) return known;
    const text = page.body
      .toString()
      .replace(/content="\.?\/preview\.png"/, `content="${origin ?? ''}/preview.png"`)
      .replaceAll('="./', `="${up}`);
    const made = fileOf(page.contentType, Buffer.from(text));
    this.pages.set(key, made);
    return made;
  }

  /** @param name `index.html`, `assets/index-1a2b3c.js` */
  find(name: string): WebFile | undefined {
    return this.files.get(name);
  }
}

const fileOf = (contentType: string, body: Buffer): WebFile => ({ contentType, body, gzipped: gzipSync(body) });
