import net from 'node:net';

/** A wire to a server that a test can cut, lead elsewhere, or make deaf. */
export interface Wire {
  /** `127.0.0.1:<port>` */
  address: string;
  /** where connections lead from now on: a port of this machine; undefined: nowhere */
  target: number | undefined;
  /** what the server says from now on is lost */
  isDeaf: boolean;
  /** connections that came */
  connections: number;
  /** connections that stand */
  open: number;
  /** breaks those that stand */
  cut(): void;
  close(): Promise<void>;
}

/** A TCP proxy in front of a port. */
export async function wireTo(port: number): Promise<Wire> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    wire.connections++;
    if (wire.target === undefined) return void near.destroy();
    const far = net.connect(wire.target, '127.0.0.1');
    wire.open++;
    near.on('close', () => wire.open--);
    for (const socket of [near, far]) {
      sockets.add(socket.on('error', () => undefined));
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => void (wire.isDeaf || near.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: Wire = {
    address: `127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    target: port,
    isDeaf: false,
    connections: 0,
    open: 0,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        wire.cut();
      }),
  };
  return wire;
}
