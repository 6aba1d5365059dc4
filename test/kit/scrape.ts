/** One line of a scrape. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** The lines of a scrape in Prometheus' format that have a value. */
export class Scraped {
  readonly samples: readonly Sample[];

  constructor(readonly text: string) {
    this.samples = text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
        const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text]);
        return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
      });
  }

  /** names of the metrics, as alerts and dashboards use them */
  get names(): Set<string> {
    return new Set(this.samples.map(({ name }) => name));
  }

  /** Those of one metric that have these labels. */
  of(name: string, labels: Record<string, string> = {}): Sample[] {
    const wanted = Object.entries(labels);
    return this.samples.filter(
      (sample) => sample.name === name && wanted.every(([key, text]) => sample.labels[key] === text),
    );
  }

  /** Their sum; 0 when there is none. */
  sum(name: string, labels?: Record<string, string>): number {
    return this.of(name, labels).reduce((total, { value }) => total + value, 0);
  }
}

export async function scrape(port: number | undefined, accept = 'text/plain'): Promise<Scraped> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { accept } });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return new Scraped(await response.text());
}
