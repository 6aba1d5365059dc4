import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAccount, outline, register } from '../kit/player.ts';

const stage = useNode();

onEveryTransport(stage, 'a new user begins with nothing at level 1, rated 1500', async ({ transport }) => {
  const account = newAccount();
  const answered = await register(transport, account);
  expect(outline(answered)).toEqual(['registerRsp Success']);
  expect(bodyOf(answered, 'registerRsp')).toEqual({
    user: {
      ...{ id: expect.stringMatching(/^[1-9]\d*$/) as string, name: account.name, level: 1, rating: 1500 },
      ratingDeviation: 350,
      ...{ exp: 0, win: 0, lose: 0, gold: 0, draw: 0 },
    },
    platformToken: account.platformToken,
  });
});

onEveryTransport(
  stage,
  'a platform_token has one user: the next is 102, whatever the name',
  async ({ transport, other }) => {
    const account = newAccount();
    await register(transport, account);
    for (const name of [account.name, newAccount().name, '!'])
      expect(outline(await register(other, { ...account, name }))).toEqual(['registerRsp ErrorUserAlreadyExists']);
  },
);

onEveryTransport(
  stage,
  'a name has one user: the next is 101, and has not become one',
  async ({ transport, other }) => {
    const account = newAccount();
    await register(transport, account);
    const next = { ...newAccount(), name: account.name };
    expect(outline(await register(other, next))).toEqual(['registerRsp ErrorUserNameAlreadyExists']);
    expect(outline(await logIn(other, next))).toEqual(['loginRsp ErrorUserNotRegistered']);
  },
);

onEveryTransport(stage, 'what can be no name is 103', async ({ transport }) => {
  for (const name of ['', 'a', 'a'.repeat(17), 'two words', '__'])
    expect(outline(await register(transport, { ...newAccount(), name }))).toEqual(['registerRsp ErrorUserInvalidName']);
});

onEveryTransport(stage, 'a platform without a verifier is 206, to register and to log in', async ({ transport }) => {
  const platforms = ['UNKNOWN', 'GAME_CENTER', 'GOOGLE_PLAY', 'FACEBOOK', 99];
  for (const platformType of [...platforms, undefined]) {
    const request = { platformType, ...newAccount() };
    expect(outline(await transport.call('Register', request))).toEqual(['registerRsp ErrorPlatformNotSupported']);
    const { platformToken } = request;
    expect(outline(await transport.call('Login', { platformType, platformToken }))).toEqual([
      'loginRsp ErrorPlatformNotSupported',
    ]);
  }
});

onEveryTransport(stage, 'an empty platform_token is 207', async ({ transport }) => {
  for (const platformToken of ['', undefined]) {
    const request = { platformType: 'CUSTOM', platformToken, name: newAccount().name };
    expect(outline(await transport.call('Register', request))).toEqual(['registerRsp ErrorInvalidArgument']);
  }
});

onEveryTransport(stage, 'a failed call answers with its sub-message, empty, and says why', async ({ transport }) => {
  const { replies } = await register(transport, { ...newAccount(), name: '' });
  expect(replies).toEqual([
    {
      ...{ field: 'registerRsp', protocolId: 101, code: 'ErrorUserInvalidName', body: {} },
      message: expect.stringMatching(/\w/) as string,
    },
  ]);
});
