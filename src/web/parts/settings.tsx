import type { ComponentChildren } from 'preact';
import { tell } from '../announcer.ts';
import { askForNotices } from '../attention/notify.ts';
import { useWords } from '../language/language.ts';
import { CHOICES, prefer, type Preference, preferences, type Preferences } from '../preferences.ts';
import { useStore } from '../store.ts';
import { Dialog } from './dialog.tsx';

/** What the player prefers on this device: the board's look, sounds, notices. */
export function Settings({ onClose }: { onClose: () => void }) {
  const text = useWords();
  const { notify } = useStore(preferences);
  const toggleNotices = async () => {
    if (notify === 'on') prefer('notify', 'off');
    else if (!(await askForNotices())) tell(text.noticesBlocked);
  };
  return (
    <Dialog labelledBy="settings-title" onClose={onClose}>
      <h2 id="settings-title">{text.settings}</h2>
      <Choice name="theme" label={text.boardTheme} />
      <Choice name="motion" label={text.motion} />
      <Switch label={text.coordinates} {...switchOf('coordinates', useStore(preferences))} />
      <Switch label={text.hints} {...switchOf('hints', useStore(preferences))} />
      <Switch label={text.sound} {...switchOf('sound', useStore(preferences))} />
      <Switch label={text.notices} isOn={notify === 'on'} onToggle={() => void toggleNotices()} />
      <div class="buttons">
        <button class="first" onClick={onClose}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}

type OnOff = 'coordinates' | 'hints' | 'sound';

const switchOf = (name: OnOff, now: Preferences) => ({
  isOn: now[name] === 'on',
  onToggle: () => prefer(name, now[name] === 'on' ? 'off' : 'on'),
});

function Switch({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <Line label={label}>
      <input type="checkbox" role="switch" checked={isOn} onChange={onToggle} />
    </Line>
  );
}

function Choice<Name extends Extract<Preference, 'theme' | 'motion'>>({ name, label }: { name: Name; label: string }) {
  const text = useWords();
  const now = useStore(preferences)[name];
  const choices: readonly string[] = CHOICES[name];
  const choose = (value: string) => prefer(name, value as Preferences[Name]);
  return (
    <Line label={label}>
      <select value={now} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {text.choices[choice]}
          </option>
        ))}
      </select>
    </Line>
  );
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="setting">
      <span>{label}</span>
      {children}
    </label>
  );
}
