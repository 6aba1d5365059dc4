import { useWords } from '../../language/language.ts';
import { chosen, SEATS, timeWords, TIMES } from '../../play/terms.ts';
import { useStore } from '../../store.ts';

/** Time, colour and what is at stake, for the games that the player opens or invites to. */
export function GameTerms() {
  const text = useWords();
  const now = useStore(chosen);
  const seats = { ANY: text.white, BLACK: text.black, RANDOM: text.randomColour };
  return (
    <details class="game-terms">
      <summary>{text.gameTerms}</summary>
      <label class="setting">
        <span>{text.time}</span>
        <select value={now.time} onChange={(event) => chosen.patch({ time: Number(event.currentTarget.value) })}>
          {TIMES.map((time, index) => (
            <option key={index} value={index}>
              {timeWords(time, text) ?? text.usualTime}
            </option>
          ))}
        </select>
      </label>
      <label class="setting">
        <span>{text.yourColour}</span>
        <select
          value={now.seat}
          onChange={(event) =>
            chosen.patch({ seat: SEATS.find((each) => each === event.currentTarget.value) ?? 'ANY' })
          }
        >
          {SEATS.map((seat) => (
            <option key={seat} value={seat}>
              {seats[seat]}
            </option>
          ))}
        </select>
      </label>
      <label class="setting">
        <span>{text.counts}</span>
        <input
          type="checkbox"
          role="switch"
          checked={!now.casual}
          onChange={() => chosen.patch({ casual: !now.casual })}
        />
      </label>
    </details>
  );
}
