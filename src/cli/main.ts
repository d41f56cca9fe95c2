#!/usr/bin/env node
import { exitOnSignals } from '../process-signals.ts';

// As shells say it.
exitOnSignals((signal) => 128 + signal);
await import('./program.ts');
