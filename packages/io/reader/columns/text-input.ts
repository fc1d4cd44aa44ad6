/** @file Bytes that cells lie in. Words of four bytes are read through `view`, at any offset. */
export interface TextInput {
  readonly bytes: Uint8Array;
  /** Over exactly the memory of `bytes`. */
  readonly view: DataView;
}

export function makeTextInput(bytes: Uint8Array): TextInput {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function readText({ bytes }: TextInput, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
