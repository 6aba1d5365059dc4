// Colours are names of CSS variables (style.ts): after Okabe and Ito, told apart with any colour vision, lighter in the dark.

export const INK = 'var(--ink)';
export const QUIET = 'var(--quiet)';
export const LINE = 'var(--line)';
/** What a chart is about, and what it is held against. */
export const ACCENT = 'var(--blue)';
export const PLAIN = 'var(--grey)';
