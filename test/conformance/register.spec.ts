import { onEveryDoor, useNode } from '../kit/every-door.ts';
import { bodyOf, logIn, newAccount, outline, register } from '../kit/player.ts';

const stage = useNode();

onEveryDoor(stage, 'a new user begins with nothing at level 1, rated 1500', async ({ door }) => {
  const account = newAccount();
  const answered = await register(door, account);
  expect(outline(answered)).toEqual(['registerRsp Success']);
  expect(bodyOf(answered, 'registerRsp')).toEqual({
    user: {
      ...{ id: expect.stringMatching(/^[1-9]\d*$/) as string, name: account.name, level: 1, rating: 1500 },
      ...{ exp: 0, win: 0, lose: 0, gold: 0, draw: 0 },
    },
    platformToken: account.platformToken,
  });
});

onEveryDoor(stage, 'a platform_token has one user: the next is 102, whatever the name', async ({ door, other }) => {
  const account = newAccount();
  await register(door, account);
  for (const name of [account.name, newAccount().name, '!'])
    expect(outline(await register(other, { ...account, name }))).toEqual(['registerRsp ErrorUserAlreadyExists']);
});

onEveryDoor(stage, 'a name has one user: the next is 101, and has not become one', async ({ door, other }) => {
  const account = newAccount();
  await register(door, account);
  const next = { ...newAccount(), name: account.name };
  expect(outline(await register(other, next))).toEqual(['registerRsp ErrorUserNameAlreadyExists']);
  expect(outline(await logIn(other, next))).toEqual(['loginRsp ErrorUserNotRegistered']);
});

onEveryDoor(stage, 'what can be no name is 103', async ({ door }) => {
  for (const name of ['', 'a', 'a'.repeat(17), 'two words', '__'])
    expect(outline(await register(door, { ...newAccount(), name }))).toEqual(['registerRsp ErrorUserInvalidName']);
});

onEveryDoor(stage, 'a platform without a verifier is 206, to register and to log in', async ({ door }) => {
  const platforms = ['UNKNOWN', 'GAME_CENTER', 'GOOGLE_PLAY', 'FACEBOOK', 99];
  for (const platformType of [...platforms, undefined]) {
    const request = { platformType, ...newAccount() };
    expect(outline(await door.call('Register', request))).toEqual(['registerRsp ErrorPlatformNotSupported']);
    const { platformToken } = request;
    expect(outline(await door.call('Login', { platformType, platformToken }))).toEqual([
      'loginRsp ErrorPlatformNotSupported',
    ]);
  }
});

onEveryDoor(stage, 'an empty platform_token is 207', async ({ door }) => {
  for (const platformToken of ['', undefined]) {
    const request = { platformType: 'CUSTOM', platformToken, name: newAccount().name };
    expect(outline(await door.call('Register', request))).toEqual(['registerRsp ErrorInvalidArgument']);
  }
});

onEveryDoor(stage, 'a failed call answers with its sub-message, empty, and says why', async ({ door }) => {
  const { replies } = await register(door, { ...newAccount(), name: '' });
  expect(replies).toEqual([
    {
      ...{ field: 'registerRsp', protocolId: 101, code: 'ErrorUserInvalidName', body: {} },
      message: expect.stringMatching(/\w/) as string,
    },
  ]);
});
