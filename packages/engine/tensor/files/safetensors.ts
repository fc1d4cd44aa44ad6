/**
 * @file Reading and writing safetensors: eight bytes of header length, the header, the tensors' bytes.
 * Reading allocates the header (bounded) and then each tensor once, whose sizes together are the file's.
 */
import { tensorErrors } from "../errors.ts";
import { type ByteSource, createMemorySource, withFileSource } from "./byte-source.ts";
import {
  FormatFault,
  type Header,
  type HeaderEntry,
  parseHeader,
  renderHeader,
} from "./safetensors-header.ts";
import {
  elementTypes,
  findElementType,
  nameElementType,
  type StoredTensor,
  viewBytes,
} from "./stored-tensor.ts";
import { writeAtomically } from "./write-atomically.ts";

export interface SafetensorsContent {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

export interface WrittenContent extends Pick<SafetensorsContent, "tensors"> {
  readonly metadata?: ReadonlyMap<string, string>;
}

/** Room for the names of more than 100,000 tensors. */
const LONGEST_HEADER = 1 << 24;
const PREFIX_SIZE = 8;

export function readSafetensors(path: string): Promise<SafetensorsContent> {
  return withFileSource(path, readContent);
}

export function decodeSafetensors(bytes: Uint8Array): Promise<SafetensorsContent> {
  return readContent(createMemorySource(bytes));
}

export function writeSafetensors(path: string, content: WrittenContent): Promise<void> {
  return writeAtomically(path, encodeChunks(content));
}

export function encodeSafetensors(content: WrittenContent): Uint8Array {
  return Buffer.concat([...encodeChunks(content)]);
}

async function readContent(source: ByteSource): Promise<SafetensorsContent> {
  try {
    const { header, dataStart } = await readHeader(source);
    const tensors = new Map<string, StoredTensor>();
    for (const [name, entry] of header.entries) tensors.set(name, await readTensor(source, dataStart, entry));
    return { tensors, metadata: header.metadata };
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    throw tensorErrors.create("safetensors-invalid", { source: source.name, reason: error.message });
  }
}

async function readHeader(source: ByteSource): Promise<{ header: Header; dataStart: number }> {
  const prefix = await readBytes(source, 0, PREFIX_SIZE);
  const length = new DataView(prefix).getBigUint64(0, true);
  if (length > LONGEST_HEADER) throw new FormatFault(`its header is longer than ${LONGEST_HEADER} bytes`);
  const dataStart = PREFIX_SIZE + Number(length);
  if (dataStart > source.size) throw new FormatFault("it ends inside its header");
  const text = decodeText(await readBytes(source, PREFIX_SIZE, Number(length)));
  return { header: parseHeader(text, source.size - dataStart), dataStart };
}

async function readTensor(source: ByteSource, dataStart: number, entry: HeaderEntry): Promise<StoredTensor> {
  const { dtype, interpret } = findElementType(entry.type)!;
  const bytes = await readBytes(source, dataStart + entry.begin, entry.end - entry.begin);
  return { dtype, shape: entry.shape, data: interpret(bytes) };
}

async function readBytes(source: ByteSource, position: number, length: number): Promise<ArrayBuffer> {
  const bytes = new ArrayBuffer(length);
  if (!(await source.read(new Uint8Array(bytes), position))) throw new FormatFault("it ends too early");
  return bytes;
}

function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FormatFault("its header is not UTF-8");
  }
}

/** Wide elements first, then by name: every tensor is aligned and equal content gives equal bytes. */
function* encodeChunks({ tensors, metadata = new Map() }: WrittenContent): Generator<Uint8Array> {
  const placed = [...tensors]
    .map(([name, tensor]) => ({ name, tensor, type: nameElementType(tensor.dtype) }))
    .sort(
      (a, b) => elementTypes[b.type].byteSize - elementTypes[a.type].byteSize || (a.name < b.name ? -1 : 1),
    );
  let at = 0;
  const entries = new Map<string, HeaderEntry>();
  for (const { name, tensor, type } of placed) {
    const end = at + tensor.data.byteLength;
    entries.set(name, { type, shape: tensor.shape, begin: at, end });
    at = end;
  }
  yield encodeHeader({ metadata, entries }, at);
  for (const { tensor } of placed) yield viewBytes(tensor.data);
}

function encodeHeader(header: Header, dataSize: number): Uint8Array {
  const rendered = renderHeader(header);
  checkReadable(rendered, dataSize);
  const text = Buffer.from(rendered);
  const padded = Math.ceil(text.length / PREFIX_SIZE) * PREFIX_SIZE;
  const bytes = Buffer.alloc(PREFIX_SIZE + padded, " ");
  bytes.writeBigUInt64LE(BigInt(padded));
  bytes.set(text, PREFIX_SIZE);
  return bytes;
}

/** What cannot be read back (a shape that does not fit its data, a reserved name) is not written. */
function checkReadable(rendered: string, dataSize: number): void {
  try {
    if (rendered.length * 3 > LONGEST_HEADER) throw new FormatFault("there are too many names in it");
    parseHeader(rendered, dataSize);
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    throw tensorErrors.create("safetensors-unwritable", { reason: error.message });
  }
}
