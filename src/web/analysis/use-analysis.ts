import { useEffect, useState } from 'preact/hooks';
import type { Evaluation, TurningPoint } from './analysis.ts';
import type { AnalysisNews } from './analysis.worker.ts';

export interface Analysis {
  /** of each position so far, the start first */
  evaluations: readonly Evaluation[];
  turningPoints: readonly TurningPoint[];
  isDone: boolean;
}

/** Analyses a game in a worker of its own, position by position, until the scene is left. */
export function useAnalysis(moves: Uint8Array): Analysis {
  const [analysis, setAnalysis] = useState<Analysis>({ evaluations: [], turningPoints: [], isDone: false });
  useEffect(() => {
    const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<AnalysisNews>) =>
      setAnalysis((before) => {
        if (data === 'done') return { ...before, isDone: true };
        const { evaluation, turningPoint } = data;
        return {
          ...before,
          evaluations: [...before.evaluations, evaluation],
          turningPoints: turningPoint ? [...before.turningPoints, turningPoint] : before.turningPoints,
        };
      });
    worker.postMessage(moves);
    return () => worker.terminate();
  }, [moves]);
  return analysis;
}
