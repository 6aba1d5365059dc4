import { useEffect } from 'preact/hooks';
import { headline, showIcon } from './attention/headline.ts';
import { Announcements } from './parts/announcements.tsx';
import { ConnectionBanner } from './parts/connection-banner.tsx';
import { Footer } from './parts/footer.tsx';
import { Header } from './parts/header.tsx';
import { language, useWords } from './language/language.ts';
import { go, onlyReads, type Route, route } from './route.ts';
import { Failed } from './scenes/failed.tsx';
import { Game } from './scenes/game.tsx';
import { Intro } from './scenes/intro.tsx';
import { Join } from './scenes/join.tsx';
import { Learn } from './scenes/learn.tsx';
import { Lobby } from './scenes/lobby.tsx';
import { NotFound } from './scenes/not-found.tsx';
import { Player } from './scenes/player.tsx';
import { Replaced } from './scenes/replaced.tsx';
import { Replay } from './scenes/replay.tsx';
import { Watch } from './scenes/watch.tsx';
import { session, type SessionState } from './session.ts';
import { useStore } from './store.ts';

/** The scene of the current route. Who opens a link to watch or replay a game becomes a guest without a question. */
export function App() {
  const place = useStore(route);
  const state = useStore(session.state);
  const text = useWords();
  const spoken = useStore(language);
  const now = useStore(headline);

  useEffect(() => {
    document.documentElement.lang = spoken;
    const news = { none: '', turn: text.yourTurn, over: text.gameOver }[now];
    document.title = news === '' ? text.othello : `${news} – ${text.othello}`;
    showIcon(now);
  }, [spoken, text, now]);

  const { phase } = state;
  const needsName = !session.isKnown && (place.scene === 'home' || place.scene === 'join');
  const isVisit = onlyReads(place);
  useEffect(() => {
    if (needsName || ['nowhere', 'learn'].includes(place.scene)) return;
    if (phase === 'out' && isVisit) session.visit().catch(() => undefined);
    else if (phase === 'out' || (phase === 'visiting' && !isVisit)) session.enter().catch(() => undefined);
  }, [phase, needsName, place.scene]);

  // after a login during a game, that game is shown
  useEffect(() => {
    if (phase === 'in' && state.liveRoomId && route.get().scene === 'home') go(`/play/${state.liveRoomId}`);
  }, [phase]);

  return (
    <>
      <Header />
      <ConnectionBanner />
      <main id="main" tabIndex={-1}>
        {sceneFor(place, state)}
      </main>
      <Footer />
      <Announcements />
    </>
  );
}

function sceneFor(place: Route, { phase, failure, user }: SessionState) {
  if (place.scene === 'nowhere') return <NotFound />;
  if (place.scene === 'learn') return <Learn />;
  if (phase === 'replaced') return <Replaced />;
  if (phase === 'failed') return <Failed reason={failure ?? ''} />;
  if (phase !== 'in' && !(phase === 'visiting' && onlyReads(place))) {
    if (place.scene === 'join') return <Join key={place.invite} invite={place.invite} />;
    return <Intro isKnown={session.isKnown || place.scene !== 'home'} />;
  }
  switch (place.scene) {
    case 'home':
      return <Lobby key={user?.id} />;
    case 'play':
      return <Game key={place.roomId} roomId={place.roomId} />;
    case 'join':
      return <Join key={place.invite} invite={place.invite} />;
    case 'watch':
      return <Watch key={place.roomId} roomId={place.roomId} />;
    case 'player':
      return <Player key={place.userId} userId={place.userId} />;
    case 'replay':
      return <Replay key={place.roomId} roomId={place.roomId} ply={place.ply} />;
  }
}
