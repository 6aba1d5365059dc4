import { render } from 'preact';
import { App } from './app.tsx';
import './style/base.css';
import './style/controls.css';
import './style/frame.css';
import './style/scenes.css';
import './board/board.css';
import './parts/move-list.css';
import './play/play.css';

const place = document.getElementById('app');
if (place) render(<App />, place);
