import { render } from 'preact';
import { App } from './app.tsx';
import { allowSounds } from './attention/sounds.ts';
import { openSession } from './session.ts';
import { showPreferences } from './preferences.ts';
import { BASE, followLinks, hrefOf } from './route.ts';
import { openTransport } from './transports.ts';
import './style/base.css';
import './style/controls.css';
import './style/frame.css';
import './style/scenes.css';
import './board/board.css';
import './parts/move-list.css';
import './play/play.css';
import './style/pages.css';

/** Not awaited at the top level: a module that is loaded later imports from this one, and would wait for it forever. */
async function start(place: HTMLElement): Promise<void> {
  showPreferences(document.documentElement);
  if (location.pathname === hrefOf('/admin')) {
    const { Admin } = await import('./admin/admin.tsx');
    return render(<Admin />, place);
  }
  allowSounds();
  followLinks();
  openSession(await openTransport(BASE.href));
  render(<App />, place);
}

const place = document.getElementById('app');
if (place) void start(place);
