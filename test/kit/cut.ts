import net from 'node:net';

/** A wire to PostgreSQL that a test can cut and mend. */
export interface CutWire {
  /** the database's URL through the wire */
  url: string;
  /** breaks what is connected and refuses what would */
  cut(): void;
  /** refuses what would connect, and leaves what is connected */
  refuse(): void;
  /** stops forwarding and says nothing: what is connected stays so, as when a switch dies */
  stall(): void;
  /** carries what is asked and loses what is answered */
  muffle(): void;
  /** breaks what is connected; what connects later is carried */
  mend(): void;
  /** breaks what is connected; what connects later is led to another server of the same name and password */
  leadTo(otherUrl: string): void;
  close(): Promise<void>;
}

/** A TCP proxy in front of the server that `databaseUrl` names. */
export async function cutWire(databaseUrl: string): Promise<CutWire> {
  let target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let isCut = false;
  let isStalled = false;
  let isMuffled = false;
  const answering = new Set<net.Socket>();
  const server = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        if (isStalled) return; // the other end is not told
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
    answering.add(far);
    far.on('close', () => answering.delete(far));
    if (isStalled) silence(near);
    if (isMuffled) lose(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const mend = () => {
    [isCut, isStalled, isMuffled] = [false, false, false];
    for (const socket of open) socket.destroy(); // what was stalled is lost
  };
  return {
    url: url.href,
    cut,
    refuse: () => void (isCut = true),
    stall: () => {
      isStalled = true;
      for (const socket of open) silence(socket);
    },
    muffle: () => {
      isMuffled = true;
      for (const far of answering) lose(far);
    },
    mend,
    leadTo: (otherUrl) => {
      target = new URL(otherUrl);
      mend();
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

function lose(far: net.Socket): void {
  far.unpipe();
  far.resume();
}

function silence(socket: net.Socket): void {
  socket.unpipe();
  socket.pause();
}
