import { useWords } from '../language/language.ts';
import { NameForm } from '../parts/name-form.tsx';
import { Discs } from '../parts/page.tsx';
import { hrefOf } from '../route.ts';

/** The first scene: a new player chooses a name. A known player sees it only until they are logged in. */
export function Intro({ isKnown }: { isKnown: boolean }) {
  const text = useWords();
  return (
    <section class="intro">
      <Discs />
      <h1>{text.othello}</h1>
      <p class="soft tagline">{text.tagline}</p>
      {isKnown ? (
        <p role="status">{text.connecting}</p>
      ) : (
        <div class="card">
          <NameForm submit={text.play} />
          <p class="soft hint">{text.playAsGuest}</p>
          <a class="button small plain" href={hrefOf('/learn')}>
            {text.learnInAMinute}
          </a>
        </div>
      )}
    </section>
  );
}
