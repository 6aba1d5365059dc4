import { useEffect, useRef, useState } from 'preact/hooks';
import { discAt, DiscSet, legalMoves, play, type Position, score, squareName } from '@othello-rpc/kernel';
import { say, tell } from '../announcer.ts';
import { Board } from '../board/board.tsx';
import { useWords } from '../language/language.ts';
import { LESSONS } from './learn/lessons.ts';
import { hrefOf } from '../route.ts';

/** The rules in three positions to play in, a minute in all, and as a list. Needs no player and no server. */
export function Learn() {
  const text = useWords();
  const [number, setNumber] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [number]);
  const lesson = LESSONS[number];
  return (
    <section class="learn">
      <h1 ref={heading} tabIndex={-1}>
        {text.howToPlay}
      </h1>
      {lesson && <PlayedLesson key={number} number={number} onNext={() => setNumber(number + 1)} />}
      {!lesson && <p role="status">{text.learnt}</p>}
      <div class="buttons">
        <a class={lesson ? 'button small' : 'button first'} href={hrefOf('/')}>
          {lesson ? text.skip : text.play}
        </a>
      </div>
      <h2>{text.rules}</h2>
      <ol class="rules">
        {text.ruleList.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </section>
  );
}

function PlayedLesson({ number, onNext }: { number: number; onNext: () => void }) {
  const text = useWords();
  const lesson = LESSONS[number] ?? LESSONS[0]!;
  const [position, setPosition] = useState<Position>(lesson.start);
  const [played, setPlayed] = useState<number[]>([]);
  const words = text.lessons[lesson.name];
  const isDone = played.length >= lesson.moves;
  const { board, toMove } = position;
  const open = !isDone && toMove === 'black' ? legalMoves(board, 'black') : DiscSet.empty;
  const { black, white } = score(board);
  const line = isDone ? words.done(black, white) : played.length > 0 ? words.midway : words.task;

  const putOn = (square: number) => {
    const next = isDone ? undefined : play(position, square);
    if (!next) {
      const name = squareName(square);
      return isDone ? undefined : tell(discAt(board, square) ? text.isTaken(name) : text.flipsNothing(name));
    }
    setPosition(next.position);
    setPlayed([...played, square]);
    say(text.youPlayed(squareName(square), next.flipped.size));
  };
  return (
    <>
      <p class="soft">{text.lessonOf(number + 1, LESSONS.length)}</p>
      <p class="task" role="status">
        {line}
      </p>
      <div class="board-place">
        <Board view={{ board, open, last: played.at(-1) }} label={text.board} side="black" onPlay={putOn} />
      </div>
      <button class="first" aria-disabled={!isDone} onClick={() => isDone && onNext()}>
        {text.nextLesson}
      </button>
    </>
  );
}
