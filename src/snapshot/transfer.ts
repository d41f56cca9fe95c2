/** The buffers of all typed arrays in a value, for moving it to another thread without copying. */
export function transferList(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (ArrayBuffer.isView(next)) {
      if (next.buffer instanceof ArrayBuffer) buffers.add(next.buffer);
    } else if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
    }
  }
  return [...buffers];
}
