export { LobbyModule } from './lobby.module.ts';
