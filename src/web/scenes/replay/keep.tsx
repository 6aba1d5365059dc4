import type { GameRecord } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { download, ggfOf, moveText, svgOf } from '../../play/game-files.ts';
import { positionAfter, type Step } from '../../play/game-line.ts';
import { linkTo } from '../../route.ts';

interface KeepProps {
  record: GameRecord;
  steps: readonly Step[];
  ply: number;
}

/** The game as a link to the ply that is shown, as text and as files. */
export function Keep({ record, steps, ply }: KeepProps) {
  const text = useWords();
  const { room, user1, user2, started, endedBy = 'SCORE' } = record;
  const id = room?.roomId ?? '';
  const saveGame = () => {
    const { board } = positionAfter(steps, steps.length);
    const result = endedBy === 'SCORE' ? board.black.size - board.white.size : room?.winner === room?.user2 ? 64 : -64;
    const names = { black: user2?.name ?? '', white: user1?.name ?? '' };
    const content = ggfOf({ ...names, startedMs: Number(started ?? 0), result, ending: endedBy, steps });
    download(`othello-${id}.ggf`, 'text/plain', content);
  };
  const savePicture = () => {
    const content = svgOf(positionAfter(steps, ply).board, steps[ply - 1]?.square);
    download(`othello-${id}-${ply}.svg`, 'image/svg+xml', content);
  };
  return (
    <div class="keep">
      <CopyText value={linkTo(`/replay/${id}/${ply}`)} label={text.shareLink} />
      <CopyText value={moveText(steps)} label={text.copyMoves} />
      <div class="buttons">
        <button class="small" onClick={saveGame}>
          {text.saveGame}
        </button>
        <button class="small" onClick={savePicture}>
          {text.savePicture}
        </button>
      </div>
    </div>
  );
}
