import { readFileSync } from 'node:fs';

/** Megabytes of memory that a process holds (`VmRSS`), or held at most (`VmHWM`), as Linux counts. */
export function processMemory(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
}
