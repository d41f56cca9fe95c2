/** The Nu HTML checker, which comes without types. */
declare module 'vnu-jar' {
  const pathOfJar: string;
  export default pathOfJar;
}
