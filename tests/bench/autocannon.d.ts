/** The part of autocannon, which has no types of its own, that the measurements use. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: readonly {
      readonly path?: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly setupRequest?: (base: object) => object;
    }[];
  }
  interface Result {
    readonly statusCodeStats: Readonly<Record<string, { readonly count?: number }>>;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
