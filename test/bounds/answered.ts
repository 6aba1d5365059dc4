import { othello } from '../../src/generated/othello.js';

/** What came back. */
export interface Answered {
  /** answered: HTTP 200 or gRPC OK; malformed: 400 or INVALID_ARGUMENT; else the status */
  how: 'answered' | 'malformed' | `status ${number}`;
  /** of the first Response: a ResultCode's name; '' when a status is all that was told */
  code: string;
  isSuccess: boolean;
  message: string;
}

export type Result = { code?: number | string | null; message?: string | null } | null | undefined;

export function answered(how: Answered['how'], result: Result): Answered {
  const code = typeof result?.code === 'number' ? othello.ResultCode[result.code] : result?.code;
  return { how, code: code ?? '', isSuccess: code === 'Success', message: result?.message ?? '' };
}
