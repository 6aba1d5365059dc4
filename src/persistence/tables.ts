/** The tables that calls use: their role needs SELECT, INSERT, UPDATE and DELETE on each. */
export const TABLES = [
  'users',
  'identities',
  'sessions',
  'rooms',
  'seats',
  'rating_counts',
  'rating_changes',
  'event_handlers',
  'events',
  'suspensions',
  'notices',
  'admin_acts',
  'admin_secrets',
];
