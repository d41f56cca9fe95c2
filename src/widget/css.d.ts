declare module '*.css' {
  /** The minified style sheet. */
  const css: string;
  export default css;
}
