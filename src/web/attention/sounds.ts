import { preferences } from '../preferences.ts';

export type Sound = 'move' | 'capture' | 'low' | 'end';

interface Note {
  hz: number;
  /** s after the sound has begun */
  at: number;
  /** s */
  length: number;
}

/** A capture is a move that flips at least so many discs. */
export const CAPTURE = 4;

/** Made from tones, so that no file has to be loaded. */
const SOUNDS: Readonly<Record<Sound, readonly Note[]>> = {
  move: [{ hz: 330, at: 0, length: 0.07 }],
  capture: [
    { hz: 330, at: 0, length: 0.06 },
    { hz: 440, at: 0.06, length: 0.06 },
    { hz: 554, at: 0.12, length: 0.08 },
  ],
  low: [{ hz: 880, at: 0, length: 0.05 }],
  end: [
    { hz: 523, at: 0, length: 0.14 },
    { hz: 659, at: 0.14, length: 0.14 },
    { hz: 784, at: 0.28, length: 0.24 },
  ],
};

const LOUDNESS = 0.16;

let audio: AudioContext | undefined;

/** Browsers let a page make sounds only after its user has done something on it. */
export function allowSounds(): void {
  const open = () => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, open, { once: true });
}

/** Plays a sound, unless the player turned sounds off or has done nothing on the page yet. */
export function sound(name: Sound): void {
  if (!audio || preferences.get().sound === 'off') return;
  for (const { hz, at, length } of SOUNDS[name]) {
    const start = audio.currentTime + at;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hz;
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + length);
  }
}
