import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** A file of the browser client, ready to be sent. */
export interface WebFile {
  contentType: string;
  body: Buffer;
  gzipped: Buffer;
}

/** Written by `npm run build`; the relative path is the same from src and from dist. */
const FOLDER = path.resolve(import.meta.dirname, '../../../dist/web');

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The built browser client (src/web), a few small files that are read at the start: no request reads the file system.
 */
@Injectable()
export class WebFiles {
  private readonly files = new Map<string, WebFile>();

  constructor() {
    if (!existsSync(FOLDER)) return;
    for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
      const contentType = CONTENT_TYPES[path.extname(name)];
      if (!contentType) continue;
      const body = readFileSync(path.join(FOLDER, name));
      this.files.set(name.split(path.sep).join('/'), { contentType, body, gzipped: gzipSync(body) });
    }
  }

  /** @param name `index.html`, `assets/index-1a2b3c.js` */
  find(name: string): WebFile | undefined {
    return this.files.get(name);
  }
}
