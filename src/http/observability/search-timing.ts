import { channel } from 'node:diagnostics_channel';

/** Carries how long each search took, in seconds. Costs next to nothing while nobody listens. */
export const searchTimings = channel('tipsheet:search');
