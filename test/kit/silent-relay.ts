import net from 'node:net';

/** A relay whose connections can be made to swallow all that comes, while new ones work: as when a NAT forgets them. */
export interface SilentRelay {
  port: number;
  /** connections that were opened so far */
  readonly opened: number;
  /** From now on nothing passes on the connections that are open, the end of one included. */
  silence(): void;
  close(): Promise<void>;
}

/** @param target port on this machine */
export async function silentRelay(target: number): Promise<SilentRelay> {
  const links = new Set<Link>();
  let opened = 0;
  const server = net.createServer((client) => {
    opened++;
    const link = new Link(client, net.connect(target, '127.0.0.1'));
    links.add(link);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    get opened() {
      return opened;
    },
    silence: () => {
      for (const link of links) link.isSilent = true;
    },
    close: () => {
      for (const link of links) link.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One connection from each side. */
class Link {
  isSilent = false;

  constructor(
    private readonly client: net.Socket,
    private readonly upstream: net.Socket,
  ) {
    this.pass(client, upstream);
    this.pass(upstream, client);
  }

  destroy(): void {
    this.client.destroy();
    this.upstream.destroy();
  }

  private pass(from: net.Socket, to: net.Socket): void {
    from.on('data', (bytes) => this.isSilent || to.write(bytes));
    const end = () => this.isSilent || to.destroy();
    from.on('error', end).on('close', end);
  }
}
