import type { PlayedGame } from '../bots/index.ts';

/** Tells of games as they end: on a terminal in one line that is written over, else in a line each. */
export class Progress {
  private readonly began = performance.now();
  private readonly won = { white: 0, black: 0, nobody: 0 };
  private ended = 0;

  constructor(
    private readonly output: NodeJS.WriteStream,
    private readonly of: string,
  ) {}

  tell(game: PlayedGame): void {
    this.ended++;
    this.won[game.winner ?? 'nobody']++;
    const { players, discs } = game;
    if (this.output.isTTY) this.output.write(`\r\x1b[K${this.summary()}`);
    else
      this.output.write(
        `game ${game.number}: ${players.white} (white) ${discs.white}-${discs.black} ${players.black} (black)\n`,
      );
  }

  /** Ends the line that is written over. */
  end(): void {
    if (this.output.isTTY && this.ended > 0) this.output.write('\r\x1b[K');
  }

  summary(): string {
    const { white, black, nobody } = this.won;
    const seconds = ((performance.now() - this.began) / 1000).toFixed(1);
    return `${this.ended}${this.of} games in ${seconds} s: white won ${white}, black ${black}, drawn ${nobody}`;
  }
}
