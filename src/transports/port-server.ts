import { type CustomTransportStrategy, Server } from '@nestjs/microservices';

/** A transport with a port of its own, as a Nest transport strategy: the methods that are the same for each of them. */
export abstract class PortServer extends Server implements CustomTransportStrategy {
  protected abstract readonly name: string;
  /** undefined before it listens and after it has closed */
  protected abstract readonly server: unknown;

  override async listen(done: (error?: unknown) => void): Promise<void> {
    try {
      await this.open();
      done();
    } catch (error) {
      done(error);
    }
  }

  abstract override close(): Promise<void>;

  override on(): never {
    throw new Error(`the ${this.name} transport has no events of its own`);
  }

  override unwrap<T>(): T {
    return this.server as T;
  }

  /** Opens the port. @throws StartRefused when that cannot be */
  protected abstract open(): Promise<void>;
}
