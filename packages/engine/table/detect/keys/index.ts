export * from "./detect-keys.ts";
export { type DetectedKeys, type KeyGuess, type ReferenceGuess, toGuesses } from "./key-guesses.ts";
