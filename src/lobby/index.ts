export { LobbyModule } from './lobby.module.ts';
export { Notices } from './notices.repository.ts';
