import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAccount, outline, register, type UserBody } from '../kit/player.ts';

const stage = useNode();

/** Two digits that no other script of this file has: names are unique. */
let scripts = 10;
const nextTag = () => String(scripts++);

/** What is asked for before the tag, and what it is shown as. */
const NAMES = [
  ['Latin', 'Alice-x_', 'Alice-x_'],
  ['Latin with marks', 'Zoë', 'Zoë'],
  ['a mark on its own, composed', 'Zoe\u0308q', 'Zoëq'],
  ['full width', '\uff21\uff4c\uff49\uff3f', '\uff21\uff4c\uff49\uff3f'],
  ['ligatures', '\ufb01sh', '\ufb01sh'],
  ['a digraph', '\u01c6ep', '\u01c6ep'],
  ['the Kelvin and the Angstrom sign, which are letters', '\u212a\u212b', 'K\u00c5'],
  ['small sharp s', 'Stra\u00dfe', 'Stra\u00dfe'],
  ['capital sharp s', 'GRO\u1e9eE', 'GRO\u1e9eE'],
  ['Turkish i with and without a dot', '\u0130\u0131li', '\u0130\u0131li'],
  ['what looks like another letter, in NFKC', '\u017fire', 'sire'],
  ['small and encircled, in NFKC', 'x\u00b2\u24d0\u1d52', 'x2ao'],
  ['mathematical bold, in NFKC', '\u{1d400}li', 'Ali'],
  ['Hangul', '오셀로', '오셀로'],
  ['Hangul in jamo, composed', '오목'.normalize('NFD'), '오목'],
  ['Hangul letters on their own', 'ㅋㅋㅋ', 'ㅋㅋㅋ'],
  ['Hangul letters of which NFKC makes a syllable', 'ㅇㅋㅏㄳ', 'ㅇㅋㅏㄳ'],
  ['Hangul letters beside syllables', '오셀로ㅎㅎ', '오셀로ㅎㅎ'],
  ['conjoining jamo on their own, as letters', '\u110fㅋㅠ', 'ㅋㅋㅠ'],
  ['an old syllable that has no character', '\u1112\u119e\u11ab글', '\u1112\u119e\u11ab글'],
  ['Hangul of half width', '\uffa1\uffc2', '\uffa1\uffc2'],
  ['katakana of half width', '\uff75\uff7e\uff9b', '\uff75\uff7e\uff9b'],
  ['katakana of half width with a voiced mark', '\uff76\uff9e\uff70', '\uff76\uff9e\uff70'],
  ['Thai with sara am', 'กำ', 'กำ'],
  ['Han with kana', '将棋のひと', '将棋のひと'],
  ['Cyrillic', 'Отелло', 'Отелло'],
  ['Greek', 'Οθέλλος', 'Οθέλλος'],
  ['Arabic', 'عطيل', 'عطيل'],
  ['Devanagari with its vowel signs', 'ओथेलो', 'ओथेलो'],
  ['what would be SQL elsewhere', 'drop--table', 'drop--table'],
  ['what would be a keyword elsewhere', 'null_', 'null_'],
] as const;

onEveryTransport(
  stage,
  'names of one script are shown as they were typed, in NFC, and stored literally',
  async ({ transport, rows }) => {
    for (const [, asked, shown] of NAMES) {
      const tag = nextTag();
      const account = { ...newAccount(), name: asked + tag };
      const answered = await register(transport, account);
      expect(outline(answered)).toEqual(['registerRsp Success']);
      const { user } = bodyOf<{ user: UserBody }>(answered, 'registerRsp');
      expect(user.name).toBe(shown + tag);
      expect(bodyOf<{ user: UserBody }>(await logIn(transport, account), 'loginRsp').user).toEqual(user);
      expect(await rows.query('SELECT name FROM users WHERE id = $1', [user.id])).toEqual([{ name: shown + tag }]);
    }
  },
);

onEveryTransport(stage, 'names that differ by case or by composition alone are one: 101', async ({ transport }) => {
  for (const spellings of [
    ['Alice', 'ALICE', 'aLiCe', '\uff41LICE'],
    ['stra\u00dfe', 'STRASSE', 'Strasse'],
    ['Zoë', 'ZOE\u0308', 'zoë'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['Ёжик', 'ёЖИК', 'Е\u0308жик'],
    ['\u017fire', 'SIRE'],
    ['stra\u1e9ee', 'STRA\u1e9eE', 'Stra\u00dfe', 'strasse'],
    ['\ufb02at', 'FLAT', 'flat', '\uff46lat'],
    ['\ufb06op', 'STOP', '\ufb05op'],
    ['\u212aal', 'kal', 'KAL'],
    ['\u0131lk', 'ilk', 'ILK'],
    ['ㅋㅋㅋ', '\u110f\u110f\u110f', '\uffbb\uffbb\uffbb'],
    ['아가ㄳ', '아가\u11aa', '아갃'],
    ['\uff76\uff9e\uff8f', 'ガマ', 'カ\u3099マ'],
  ]) {
    const tag = nextTag();
    const lines = [];
    for (const name of spellings)
      lines.push(outline(await register(transport, { ...newAccount(), name: name + tag }))[0]);
    expect(lines).toEqual([
      'registerRsp Success',
      ...spellings.slice(1).map(() => 'registerRsp ErrorUserNameAlreadyExists'),
    ]);
  }
});

/** None of these may be a name. */
const REFUSED: Record<string, string[]> = {
  'too short or too long': [
    '',
    'a',
    'ab'.repeat(8) + 'c',
    '가',
    '\ufdfa',
    'ㅋㅏ',
    'ㅋ',
    'x'.repeat(65),
    'x'.repeat(60_000),
  ],
  'of control characters': ['ab\u0000cd', '\u0000\u0000', 'ab\ncd', 'ab\tcd', 'ab\u0007cd', 'ab\u007fcd', 'ab\u0085cd'],
  'of zero width': ['ab\u200bcd', 'ab\u200ccd', 'ab\u200dcd', 'ab\u2060cd', '\ufeffabcd', 'ab\u00adcd', 'ab\u034fcd'],
  'of bidi characters': ['ab\u202ecd', 'ab\u202acd', 'ab\u2066cd', 'ab\u200ecd', 'ab\u200fcd', 'ab\u061ccd'],
  'of unseen letters': ['\u115f\u1160', '\u3164\u3164', '\uffa0\uffa0', '가\u3164나', 'ក\u17b4ខ', 'ab\ufe0f'],
  'of blanks': ['two words', ' ab', 'ab ', 'ab\u00a0cd', 'ab\u3000cd'],
  'of two scripts': ['p\u0430ypal', 'Αlice', 'Алиce', '가나bc', 'ひらab', 'شabc', 'ab\u0663'],
  'of signs': ["a'b", 'a"b', 'a;b', 'a%b', 'a\\b', 'a.b', 'a@b', '<b>', '__', '--', '_-_', "x'; DROP TABLE users; --"],
  'of pictures': ['\u{1f600}\u{1f600}', 'ab\u{1f600}', 'a\u2122b\u2603', '\ue000\ue000'],
  'of Hangul that no keyboard types': ['\u11a8\u11a8', '가각\u11a8', '\u1100\u11a8'],
  'of marks alone': ['\u0301\u0301', 'a\u0332b', 'z\u0300\u0301\u0302\u0303algo'],
};

for (const [what, names] of Object.entries(REFUSED))
  onEveryTransport(stage, `names ${what} are 103`, async ({ transport }) => {
    const lines = [];
    for (const name of names) {
      const [line] = outline(await register(transport, { ...newAccount(), name }));
      lines.push([name, line]);
    }
    expect(lines).toEqual(names.map((name) => [name, 'registerRsp ErrorUserInvalidName']));
  });

onEveryTransport(
  stage,
  'a platform_token may be any text: it comes back as it is, and only it logs in',
  async ({ transport, rows }) => {
    const before = await rows.query('SELECT count(*) FROM users');
    const texts = [
      "' OR 1=1; DROP TABLE users; --",
      'a\u0000b',
      '\u202e\u200b',
      '\u{1f600}',
      '  ',
      '\uff41',
      'é'.normalize('NFD'),
    ];
    for (const text of texts) {
      const account = { ...newAccount(), platformToken: text + nextTag() };
      const registered = bodyOf(await register(transport, account), 'registerRsp');
      expect(registered.platformToken).toBe(account.platformToken);
      expect(bodyOf(await logIn(transport, account), 'loginRsp')).toMatchObject(registered);
      for (const other of [`${account.platformToken} `, account.platformToken.normalize('NFKC') + '\u0000'])
        expect(outline(await logIn(transport, { ...account, platformToken: other }))).toEqual([
          'loginRsp ErrorUserNotRegistered',
        ]);
    }
    const after = await rows.query('SELECT count(*) FROM users');
    expect(Number(after[0]?.count) - Number(before[0]?.count)).toBe(texts.length);
  },
);

onEveryTransport(stage, 'a token of any text that is no session is 105', async ({ transport }) => {
  for (const token of ["' OR 1=1 --", "'; DROP TABLE sessions; --", 'x'.repeat(4000)])
    expect(outline(await transport.call('CreateGameRoom', {}, { token }))).toEqual([
      'makeGameRoomRsp ErrorUserInvalidToken',
    ]);
});

onEveryTransport(stage, "names like those of the server's own bots are 103", async ({ transport }) => {
  const fullWidth = '\uff22\uff2f\uff34-1-1';
  for (const name of ['bot-1-1', 'BOT-8-12', 'bot_1_1', 'b0t-1-1', 'Bot1-1', 'bot-3', 'bot7', 'bot-1-', fullWidth]) {
    const refused = await register(transport, { ...newAccount(), name });
    expect([name, ...outline(refused)]).toEqual([name, 'registerRsp ErrorUserInvalidName']);
    expect(refused.replies[0]?.message).toMatch(/bots: choose another$/);
  }
  for (const name of [`botany-${nextTag()}`, `robot-${nextTag()}`, `bot-ann-${nextTag()}`])
    expect([name, ...outline(await register(transport, { ...newAccount(), name }))]).toEqual([
      name,
      'registerRsp Success',
    ]);
});
