import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../language/language.ts';

interface ReplayControlsProps {
  ply: number;
  all: number;
  jump: (ply: number) => void;
}

const STEP_MS = 900;

/** Buttons that step through a game or play it back. */
export function ReplayControls({ ply, all, jump }: ReplayControlsProps) {
  const text = useWords();
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    if (ply >= all) return setRunning(false);
    const timer = setTimeout(() => jump(ply + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [isRunning, ply, all]);
  const run = () => {
    if (!isRunning && ply >= all) jump(0);
    setRunning(!isRunning);
  };
  const step = (next: number) => {
    setRunning(false);
    jump(next);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const next = plyByKey(event, ply, all);
      if (next === undefined) return;
      event.preventDefault();
      step(next);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [ply, all]);
  return (
    <div class="controls">
      <input
        type="range"
        min={0}
        max={all}
        value={ply}
        aria-label={text.moves}
        aria-valuetext={text.ofMoves(ply, all)}
        onInput={(event) => step(Number(event.currentTarget.value))}
      />
      <p class="soft" data-testid="ply">
        {text.ofMoves(ply, all)}
      </p>
      <div class="buttons">
        <Step label={text.first} sign="start" isOff={ply === 0} onClick={() => step(0)} />
        <Step label={text.previous} sign="back" isOff={ply === 0} onClick={() => step(ply - 1)} />
        <button class="small first" onClick={run}>
          {isRunning ? text.pause : text.run}
        </button>
        <Step label={text.next} sign="forward" isOff={ply === all} onClick={() => step(ply + 1)} />
        <Step label={text.last} sign="end" isOff={ply === all} onClick={() => step(all)} />
      </div>
    </div>
  );
}

/** The ply that a key asks for, wherever the focus is but in a field or on the board, which use arrows themselves. */
function plyByKey(event: KeyboardEvent, ply: number, all: number): number | undefined {
  const { key, target } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  if (target instanceof Element && target.closest('input, select, textarea, dialog, [role=grid]')) return undefined;
  const plies: Record<string, number> = { ArrowLeft: ply - 1, ArrowRight: ply + 1, Home: 0, End: all };
  return plies[key];
}

/** SVG paths of the buttons' icons. */
const SIGNS = {
  start: 'M4 4h3v16H4zM20 4v16L8 12z',
  back: 'M18 4v16L6 12z',
  forward: 'M6 4v16l12-8z',
  end: 'M17 4h3v16h-3zM4 4v16l12-8z',
};

interface StepProps {
  label: string;
  sign: keyof typeof SIGNS;
  isOff: boolean;
  onClick: () => void;
}

/** Can be focused even when it does nothing, so that the focus is not lost at the first and the last move. */
function Step({ label, sign, isOff, onClick }: StepProps) {
  return (
    <button class="small" aria-label={label} title={label} aria-disabled={isOff} onClick={() => !isOff && onClick()}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={SIGNS[sign]} />
      </svg>
    </button>
  );
}
