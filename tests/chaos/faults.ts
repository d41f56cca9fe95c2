import type { Fault } from './fault.ts';
import { badEdit } from './faults/bad-edit.ts';
import { bundleAway } from './faults/bundle-away.ts';
import { movedClock } from './faults/clock.ts';
import { fullLogDisk } from './faults/full-log-disk.ts';
import { killed } from './faults/killed.ts';
import { movedFolder } from './faults/moved-folder.ts';
import { noDescriptors } from './faults/no-descriptors.ts';
import { redisFrozen, redisFull, redisStopped } from './faults/redis.ts';
import { tooLarge } from './faults/too-large.ts';

export const FAULTS: readonly Fault[] = [
  badEdit,
  movedFolder,
  tooLarge,
  fullLogDisk,
  noDescriptors,
  movedClock,
  killed,
  redisStopped,
  redisFrozen,
  redisFull,
  bundleAway,
];
