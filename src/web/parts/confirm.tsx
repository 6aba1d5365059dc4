import { Dialog } from './dialog.tsx';

interface ConfirmProps {
  question: string;
  warning: string;
  /** the labels of the buttons */
  answers: { yes: string; no: string };
  onAnswer: (isSure: boolean) => void;
}

/** Asks before an action that cannot be undone. Escape cancels it. */
export function Confirm({ question, warning, answers, onAnswer }: ConfirmProps) {
  return (
    <Dialog labelledBy="confirm-question" onClose={() => onAnswer(false)}>
      <h2 id="confirm-question">{question}</h2>
      <p class="soft">{warning}</p>
      <div class="buttons">
        <button onClick={() => onAnswer(false)}>{answers.no}</button>
        <button class="first" onClick={() => onAnswer(true)}>
          {answers.yes}
        </button>
      </div>
    </Dialog>
  );
}
