/**
 * @file The rows that are searched, divided into leaves that lie in memory which the kernel can reach. A walk over the
 * leaves, nearest first, passes by every node whose box is farther away than what is sought.
 */
import { qualityErrors } from "../../errors.ts";
import { remember } from "../../sides/remember.ts";
import { type DividedNode, divideRows } from "./divide-rows.ts";
import { type EncodedCells, planEncoding, type RowEncoding } from "./encode-rows.ts";
import { NodeBoxes } from "./node-boxes.ts";
import { type Distance, pickRows, type Rows } from "./rows.ts";
import { ANSWER_BYTES, COLUMN_BYTES, GROUP, loadScanKernel, type ScanGroups } from "./scan-kernel.ts";
import { keepCopies } from "./single-rows.ts";

const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;

/** Called with each target that may lie within the limit; answers how far to look from now on. */
export type VisitTarget = (target: number, roughDistance: number) => number;

/** Places in the memory, in words: groups of rows, answers for one leaf, the query, and the limit. */
interface Layout {
  /** Per node: its first group, the group behind its last, and its right child, 0 for a leaf. */
  readonly nodes: Int32Array;
  readonly groupCount: number;
  readonly levels: number;
  readonly answersAt: number;
  readonly queryAt: number;
  readonly limitAt: number;
}

export class TargetIndex {
  readonly #encoding: RowEncoding;
  readonly #boxes: NodeBoxes;
  readonly #layout: Layout;
  /** The target in each place of a group; −1 where there is none. */
  readonly #rows: Int32Array;
  readonly #cells: EncodedCells;
  readonly #scan: ScanGroups;
  /** Nodes that wait, one per level, and how near they may come. */
  readonly #stack: Int32Array;
  readonly #bounds: Float64Array;

  constructor(targets: Rows, distance: Distance, copies: number) {
    const kept = keepCopies(targets, copies);
    const rows = kept.length === targets.count ? targets : pickRows(targets, kept);
    const encoding = planEncoding(rows, distance);
    const flat = encodeRows(encoding, rows);
    const division = divideRows(encoding, flat, rows.count);
    const layout = layOut(division.nodes, encoding.width);
    const memory = reserveMemory(4 * layout.limitAt + 16, rows);
    this.#encoding = encoding;
    this.#boxes = new NodeBoxes(encoding, flat, division);
    this.#layout = layout;
    this.#stack = new Int32Array(layout.levels + 1);
    this.#bounds = new Float64Array(layout.levels + 1);
    this.#scan = loadScanKernel(encoding.kind, memory);
    this.#cells = viewCells(memory.buffer);
    this.#rows = new Int32Array(layout.groupCount * GROUP).fill(-1);
    let group = 0;
    for (const { start, end, right } of division.nodes)
      for (let from = start; right === 0 && from < end; from += GROUP)
        this.#fillGroup(group++, division.order.subarray(from, Math.min(end, from + GROUP)), flat, kept);
  }

  #fillGroup(group: number, members: Int32Array, flat: EncodedCells, kept: Int32Array): void {
    const { width } = this.#encoding;
    for (const [lane, row] of members.entries()) {
      this.#rows[group * GROUP + lane] = kept[row] as number;
      for (let place = 0; place < width; place++)
        this.#cells.codes[(group * width + place) * GROUP + lane] = flat.codes[row * width + place] as number;
    }
  }

  /** Visits all targets within the limit, and few others; at most so many leaves. */
  walk(
    queries: Rows,
    query: number,
    limit: number,
    visit: VisitTarget,
    mostLeaves = Number.POSITIVE_INFINITY,
  ): void {
    this.#encoding.encode(queries, query, this.#cells, this.#layout.queryAt);
    const stack = this.#stack;
    const bounds = this.#bounds;
    let within = this.#widen(limit);
    let reach = limit;
    let depth = 1;
    let leaves = 0;
    stack[0] = 0;
    bounds[0] = 0;
    while (depth > 0 && reach >= 0 && leaves < mostLeaves) {
      const node = stack[--depth] as number;
      if ((bounds[depth] as number) > within) continue;
      const right = this.#layout.nodes[3 * node + 2] as number;
      if (right === 0) {
        leaves++;
        const found = this.#visitLeaf(node, within, reach, visit);
        if (found < reach) within = this.#widen(found);
        reach = found;
        continue;
      }
      const left = node + 1;
      const toLeft = this.#boxes.boundOf(left, this.#cells, this.#layout.queryAt, within);
      const toRight = this.#boxes.boundOf(right, this.#cells, this.#layout.queryAt, within);
      const leftFirst = toLeft <= toRight;
      stack[depth] = leftFirst ? right : left;
      bounds[depth++] = leftFirst ? toRight : toLeft;
      stack[depth] = leftFirst ? left : right;
      bounds[depth++] = leftFirst ? toLeft : toRight;
    }
  }

  #widen(limit: number): number {
    return this.#encoding.widen(limit, this.#cells, this.#layout.queryAt);
  }

  #visitLeaf(node: number, within: number, limit: number, visit: VisitTarget): number {
    const { width, categoryCount } = this.#encoding;
    const { floats, codes } = this.#cells;
    const first = this.#layout.nodes[3 * node] as number;
    const end = this.#layout.nodes[3 * node + 1] as number;
    const query = 4 * this.#layout.queryAt;
    const groupBytes = width * COLUMN_BYTES;
    floats[this.#layout.limitAt] = within;
    this.#scan(
      first * groupBytes,
      end * groupBytes,
      query,
      query + 4 * categoryCount,
      query + 4 * width,
      4 * this.#layout.answersAt,
      groupBytes,
      4 * this.#layout.limitAt,
    );
    let reach = limit;
    for (let group = first, at = this.#layout.answersAt; group < end; group++, at += ANSWER_BYTES / 4) {
      for (let marks = codes[at] as number; marks !== 0; marks &= marks - 1) {
        const lane = 31 - Math.clz32(marks & -marks);
        const target = this.#rows[group * GROUP + lane] as number;
        if (target >= 0) reach = visit(target, floats[at + 4 + lane] as number);
      }
    }
    return reach;
  }
}

function encodeRows(encoding: RowEncoding, rows: Rows): EncodedCells {
  const { width } = encoding;
  const cells = viewCells(new ArrayBuffer(4 * width * rows.count));
  for (let row = 0; row < rows.count; row++) encoding.encode(rows, row, cells, row * width);
  return cells;
}

function layOut(divided: readonly DividedNode[], width: number): Layout {
  const nodes = new Int32Array(3 * divided.length);
  const levelOf = new Int32Array(divided.length).fill(1);
  let groupCount = 0;
  let widest = 0;
  for (const [at, { start, end, right }] of divided.entries()) {
    const size = right === 0 ? Math.ceil((end - start) / GROUP) : 0;
    nodes.set([groupCount, groupCount + size, right], 3 * at);
    if (right > 0) levelOf[at + 1] = levelOf[right] = (levelOf[at] as number) + 1;
    groupCount += size;
    widest = Math.max(widest, size);
  }
  const answersAt = (groupCount * width * COLUMN_BYTES) / 4;
  const queryAt = answersAt + (widest * ANSWER_BYTES) / 4;
  const levels = levelOf.reduce((most, level) => Math.max(most, level), 0);
  return { nodes, groupCount, levels, answersAt, queryAt, limitAt: queryAt + width };
}

function reserveMemory(bytes: number, { count, columns }: Rows): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (pages > MOST_PAGES)
    throw qualityErrors.create("too-large-to-search", { rows: count, columns: columns.length });
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

function viewCells(buffer: ArrayBuffer): EncodedCells {
  return { floats: new Float32Array(buffer), codes: new Int32Array(buffer) };
}

/** Made once for the same targets, distance and number of copies; no row is held more often than `copies`. */
export function indexTargets(targets: Rows, distance: Distance, copies: number): TargetIndex {
  const allowance = allowances.get(copies) ?? { copies };
  allowances.set(copies, allowance);
  return indexOnce(targets, distance, allowance);
}

interface Allowance {
  readonly copies: number;
}

const allowances = new Map<number, Allowance>();
const indexOnce = remember(
  (targets: Rows, distance: Distance, { copies }: Allowance) => new TargetIndex(targets, distance, copies),
);
