import { useWords } from '../../language/language.ts';
import { CopyLink } from '../../parts/copy-link.tsx';
import { Page } from '../../parts/page.tsx';
import type { Match } from '../../play/match.ts';
import { isRematch } from '../../play/rematch.ts';
import { go } from '../../route.ts';

/** Until an opponent comes. */
export function WaitingRoom({ match }: { match: Match }) {
  const text = useWords();
  const cancel = async () => {
    match.leave();
    await match.exit();
    go('/');
  };
  return (
    <Page title={text.waiting}>
      {isRematch(match.roomId) ? (
        <p class="soft">{text.rematchAsked}</p>
      ) : (
        <>
          <p class="soft">{text.waitingHint}</p>
          <CopyLink path={`/join/${match.roomId}`} label={text.inviteLink} isShown />
          <p class="soft hint">{text.inviteHint}</p>
        </>
      )}
      <button onClick={() => void cancel()}>{text.cancel}</button>
    </Page>
  );
}
