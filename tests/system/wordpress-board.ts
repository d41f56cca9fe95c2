import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DelayingProxy, startDelayingProxy } from '../helpers/delaying-proxy.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { startWordPress, type WordPress } from '../helpers/wordpress.ts';

export interface Board {
  /** Between the board and its readers on one side, and Tipsheet on the other. */
  readonly network: DelayingProxy;
  readonly wordPress: WordPress;
}

/** A job board that runs WordPress, and Tipsheet on the shipped content, for the tests of a file. */
export function setBoard(): Board {
  let network: DelayingProxy;
  let tips: ServerProcess;
  let wordPress: WordPress;
  beforeAll(async () => {
    network = await startDelayingProxy(() => tips.port);
    tips = await startServer({ PUBLIC_URL: network.origin });
    wordPress = await startWordPress([`127.0.0.1:${network.port}`]);
  }, 120_000);
  afterAll(async () => {
    await wordPress?.stop();
    await tips?.stop();
    await network?.stop();
  });
  beforeEach(() => {
    network.delay = 0;
    network.down = false;
  });
  return {
    get network() {
      return network;
    },
    get wordPress() {
      return wordPress;
    },
  };
}
