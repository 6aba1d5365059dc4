import { useEffect, useState } from 'preact/hooks';
import { language } from '../language/language.ts';
import { Announcements } from '../parts/announcements.tsx';
import { Header } from '../parts/header.tsx';
import { useStore } from '../store.ts';
import { Acts } from './acts.tsx';
import './admin.css';
import { ask, isIn } from './api.ts';
import { Overview } from './overview.tsx';
import { place } from './place.ts';
import { Player } from './player.tsx';
import { Players } from './players.tsx';
import { Room } from './room.tsx';
import { Rooms } from './rooms.tsx';
import { useAdminWords } from './words.ts';

/** The administrator's page, in a file of its own that players never load. */
export function Admin() {
  const text = useAdminWords();
  const spoken = useStore(language);
  const known = useStore(isIn);
  useEffect(() => {
    document.documentElement.lang = spoken;
    document.title = text.administration;
  }, [spoken, text]);
  useEffect(() => {
    // the cookie is out of reach for scripts: whether it is there shows in the answer
    ask('state').then(
      () => isIn.set(true),
      () => isIn.set(false),
    );
  }, []);
  return (
    <>
      <Header />
      <main id="main" class="admin" tabIndex={-1}>
        <h1>{text.administration}</h1>
        {known === undefined && <p role="status">{text.loading}</p>}
        {known === false && <Password />}
        {known && <Inside />}
      </main>
      <Announcements />
    </>
  );
}

function Password() {
  const text = useAdminWords();
  const [failure, setFailure] = useState<string>();
  const logIn = (event: Event) => {
    event.preventDefault();
    const { value } = (event.currentTarget as HTMLFormElement).elements.namedItem('password') as HTMLInputElement;
    ask('login', { password: value }).then(
      () => isIn.set(true),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <form class="card" onSubmit={logIn}>
      <label>
        <span class="soft">{text.password}</span>
        <input type="password" name="password" autocomplete="current-password" maxLength={1024} />
      </label>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <button class="first">{text.logIn}</button>
    </form>
  );
}

function Inside() {
  const text = useAdminWords();
  const here = useStore(place);
  const [scene = '', id = ''] = here.split('/').map(decodeURIComponent);
  const logOut = () => void ask('logout', {}).finally(() => isIn.set(false));
  const current = { room: 'rooms', player: 'players', '': 'overview' }[scene] ?? scene;
  return (
    <>
      <nav class="buttons" aria-label={text.administration}>
        {Object.entries(text.places).map(([name, words]) => (
          <a
            class="button small"
            key={name}
            href={`#${name}`}
            {...(name === current && { 'aria-current': 'page' as const })}
          >
            {words}
          </a>
        ))}
        <button class="small plain" onClick={logOut}>
          {text.logOut}
        </button>
      </nav>
      {sceneOf(scene, id)}
    </>
  );
}

function sceneOf(scene: string, id: string) {
  switch (scene) {
    case 'rooms':
      return <Rooms />;
    case 'room':
      return <Room id={id} />;
    case 'players':
      return <Players />;
    case 'player':
      return <Player key={id} id={id} />;
    case 'acts':
      return <Acts />;
    default:
      return <Overview />;
  }
}
