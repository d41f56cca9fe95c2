/**
 * Pauses between attempts: the first doubles, up to the longest.
 * @param first in milliseconds, as `max`
 */
export function createBackoff(first: number, max: number) {
  let pause = first;
  let timer: NodeJS.Timeout | undefined;
  return {
    /** Resolves after a pause; never when it is taken back, or another has begun meanwhile. */
    wait(): Promise<void> {
      clearTimeout(timer);
      const milliseconds = pause;
      pause = Math.min(2 * pause, max);
      return new Promise((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
    },
    /** Takes back the pause that lasts; the next is the first. */
    reset(): void {
      clearTimeout(timer);
      pause = first;
    },
  };
}
