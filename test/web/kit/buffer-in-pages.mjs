// A module of its own: imported first, it is there when npm's thrift and its generated code are loaded.
import { Buffer } from 'buffer';

globalThis.Buffer = Buffer;
