import { NAMES } from '../../codecs/names.ts';

const THRIFT = 'proto/othello.thrift의 메시지, 머리까지, 메서드 앞에 토큰과 seqNo';
const OWN_THRIFT = `${THRIFT}; 이 서버의 코덱`;
const NPM_THRIFT = `${THRIFT}; npm 패키지의 런타임`;

/** What the data file says of a codec, in Korean. */
export const KOREAN_NOTES: Record<string, string | undefined> = {
  [NAMES.protobuf]: 'protobufjs 정적 코드: 이 서버가 쓰는 것',
  [NAMES.unpacked]: 'protobufjs: 2017년 클라이언트가 쓰는 것',
  [NAMES.bitboards]: 'protobufjs: enum 64개 대신 흑·백을 64비트씩, 읽는 쪽도 비트로 둠',
  [NAMES.sdk]: '속도가 아니라 브라우저 번들 크기를 위해 만든 것: id는 문자열, enum은 이름',
  [NAMES.json]: 'proto3 JSON을 JSON.stringify와 JSON.parse로: id는 문자열, enum은 이름, bytes는 base64',
  [NAMES.proto3Json]: '이 서버가 JSON에 하는 일: protobufjs가 필드를 하나씩 확인하며 메시지로, 다시 JSON으로',
  [NAMES.flatBuffersInPlace]: '디코딩 = 모든 필드를 제자리에서 한 번씩 읽음, 객체를 만들지 않음',
  [NAMES.flatBuffers]: '디코딩 = 다른 코덱처럼 객체로',
  [NAMES.messagePack]: '키가 있는 맵: 어떤 MessagePack 라이브러리든 읽음',
  [NAMES.messagePackShared]: 'msgpackr만의 확장: 키는 양쪽이 한 번 정하고 보내지 않음',
  [NAMES.thriftBinary]: OWN_THRIFT,
  [NAMES.thriftCompact]: OWN_THRIFT,
  [NAMES.npmThriftBinary]: NPM_THRIFT,
  [NAMES.npmThriftCompact]: NPM_THRIFT,
};
