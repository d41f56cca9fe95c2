export { type Client, type ClientOptions, createClient, type ListPath } from './client.js';
export { ProblemError, TipsheetError } from './error.js';
export type * from './generated/api.js';
export * from './generated/problem-errors.js';
export { type Store, type SyncedItem, type SyncOptions, type SyncResult, sync } from './sync.js';
