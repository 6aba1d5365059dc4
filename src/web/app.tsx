import { useEffect } from 'preact/hooks';
import { Announcements } from './parts/announcements.tsx';
import { ConnectionBanner } from './parts/connection-banner.tsx';
import { Footer } from './parts/footer.tsx';
import { Header } from './parts/header.tsx';
import { language, useWords } from './language/language.ts';
import { go, type Route, route } from './route.ts';
import { Failed } from './scenes/failed.tsx';
import { Game } from './scenes/game.tsx';
import { Intro } from './scenes/intro.tsx';
import { Join } from './scenes/join.tsx';
import { Lobby } from './scenes/lobby.tsx';
import { NotFound } from './scenes/not-found.tsx';
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

  useEffect(() => {
    document.documentElement.lang = spoken;
    document.title = text.othello;
  }, [spoken, text]);

  const { phase } = state;
  const needsName = !session.isKnown && (place.scene === 'home' || place.scene === 'join');
  useEffect(() => {
    if (phase === 'out' && !needsName && place.scene !== 'nowhere') session.enter().catch(() => undefined);
  }, [phase, needsName, place.scene]);

  // after a login during a game, that game is shown
  useEffect(() => {
    if (state.liveRoomId && route.get().scene === 'home') go(`/play/${state.liveRoomId}`);
  }, [state.liveRoomId]);

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
  if (phase === 'replaced') return <Replaced />;
  if (phase === 'failed') return <Failed reason={failure ?? ''} />;
  if (phase !== 'in') {
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
    case 'replay':
      return <Replay key={place.roomId} roomId={place.roomId} ply={place.ply} />;
  }
}
