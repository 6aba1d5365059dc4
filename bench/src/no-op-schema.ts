import { fileURLToPath } from 'node:url';
import { teamSchema, type WireSchema } from 'othello-rpc';

/** The comparison's own calls; the same place seen from src and from dist. */
export const NO_OP_IDL = fileURLToPath(new URL('../proto/no-op.proto', import.meta.url));

/** Our IDL with them. */
export const noOpSchema = (): WireSchema => teamSchema(NO_OP_IDL);

/** Every server answers with this. */
export const NO_OP_BODY = {
  room: { roomId: 42, status: 2, board: Array.from({ length: 64 }, (_, square) => square % 3), version: 7 },
};
