/** The package's own types are of its whole, which has more lists than this one. */
declare module "@zxcvbn-ts/language-common/dist/passwords.json.mjs" {
  /** The commonest first, in lower case. */
  const passwords: readonly string[];
  export default passwords;
}
