import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageProps {
  title: string;
  children?: ComponentChildren;
}

/** A scene with a short text and a link or button. Its heading takes the focus, so that a screen reader reads it. */
export function Page({ title, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="page card">
      <Discs />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}

/** Eight discs, turning over one after another. */
export function Discs() {
  return (
    <div class="wave" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
        <span key={index} class={`wave-disc wave-${index}`}>
          <span class="face dark" />
          <span class="face light" />
        </span>
      ))}
    </div>
  );
}
