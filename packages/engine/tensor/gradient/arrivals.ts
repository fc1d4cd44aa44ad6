import type { Node, Tensor } from "../graph/index.ts";
import { add, concat, expand, layout, type SliceAttributes } from "../primitives/index.ts";

interface Piece {
  readonly at: SliceAttributes;
  readonly gradient: Tensor;
  readonly passBack: () => Tensor | undefined;
}

/**
 * The gradients that have arrived at one tensor. Those of slices wait until all are there: pieces that do
 * not overlap are joined by one Concat, where padding and adding each would cost its number times the
 * tensor's size (15 columns cut from one tensor: 3.4 of 22 ms a step).
 */
export class Arrivals {
  readonly #tensor: Tensor;
  readonly #pieces: Piece[] = [];
  #sum: Tensor | undefined;

  constructor(tensor: Tensor) {
    this.#tensor = tensor;
  }

  /** From `node`, which the tensor is an input of: `arriving` is the gradient at its output. */
  receive(node: Node, arriving: Tensor, passBack: () => Tensor | undefined): void {
    if (node.primitive === layout.slice)
      this.#pieces.push({ at: node.attributes as SliceAttributes, gradient: arriving, passBack });
    else this.add(passBack());
  }

  add(gradient: Tensor | undefined): void {
    if (gradient !== undefined) this.#sum = this.#sum === undefined ? gradient : add(this.#sum, gradient);
  }

  total(): Tensor | undefined {
    for (const group of groupDisjoint(this.#pieces.splice(0)))
      this.add(group.length === 1 ? group[0]!.passBack() : joinPieces(this.#tensor, group));
    return this.#sum;
  }
}

/** Groups along one axis each, in order, in which no piece overlaps another. */
function groupDisjoint(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.at.axis - b.at.axis || a.at.start - b.at.start)) {
    const group = groups.find((other) => {
      const last = other.at(-1)!.at;
      return last.axis === piece.at.axis && last.end <= piece.at.start;
    });
    if (group === undefined) groups.push([piece]);
    else group.push(piece);
  }
  return groups;
}

function joinPieces(whole: Tensor, pieces: readonly Piece[]): Tensor {
  const { axis } = pieces[0]!.at;
  const parts: Tensor[] = [];
  const fill = (size: number) => {
    const shape = whole.shape.map((old, a) => (a === axis ? size : old));
    if (size > 0) parts.push(expand(whole.graph.scalar(0, whole.dtype), shape));
  };
  let end = 0;
  for (const { at, gradient } of pieces) {
    fill(at.start - end);
    parts.push(gradient);
    end = at.end;
  }
  fill(whole.shape[axis]! - end);
  return concat(parts, axis);
}
