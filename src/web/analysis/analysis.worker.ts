import { stepsOf } from '../play/game-line.ts';
import { type Evaluation, evaluations, type TurningPoint, turningPointOf } from './analysis.ts';

/** One position of the game, or the end of the work. */
export type AnalysisNews = { evaluation: Evaluation; turningPoint: TurningPoint | undefined } | 'done';

const tell = (news: AnalysisNews): void => postMessage(news);

// in a worker, since the search would block the page
addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  const steps = stepsOf(data);
  for (const evaluation of evaluations(steps)) tell({ evaluation, turningPoint: turningPointOf(steps, evaluation) });
  tell('done');
});
