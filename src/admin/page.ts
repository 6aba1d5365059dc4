/** rows of one list */
export const PAGE = 50;
