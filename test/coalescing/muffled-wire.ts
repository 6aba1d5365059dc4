import net from 'node:net';

/** A wire to PostgreSQL that carries what is asked, and may lose what is answered. */
export interface MuffledWire {
  /** the database's URL through the wire */
  url: string;
  /** loses answers until the next `cut` */
  muffle(): void;
  /** breaks what is connected; what connects later is heard */
  cut(): void;
  close(): Promise<void>;
}

/** A TCP proxy in front of the server that `databaseUrl` names. */
export async function muffledWire(databaseUrl: string): Promise<MuffledWire> {
  const target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let isMuffled = false;
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (answer: Buffer) => isMuffled || near.write(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  const cut = () => {
    for (const socket of open) socket.destroy();
    isMuffled = false;
  };
  return {
    url: url.href,
    muffle: () => void (isMuffled = true),
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
