import { defineErrors } from "../base/index.ts";

export const statsErrors = defineErrors({
  "distribution-parameter-invalid": {
    message: "The {distribution} distribution cannot have {parameter} = {value}.",
    todo: "Give {parameter} a value that is {requirement}.",
  },
  "probability-out-of-range": {
    message: "{value} is not a probability.",
    todo: "Give a number from 0 to 1.",
  },
  "quantile-method-unknown": {
    message: "There is no quantile method named {method}.",
    todo: "Use one of: {known}.",
  },
  "histogram-bins-invalid": {
    message: "A histogram cannot have {bins} bins.",
    todo: "Give a whole number from 1 to {limit}, one of the named rules, or at least two rising edges.",
  },
  "histogram-edges-invalid": {
    message: "The histogram's edges do not rise from each to the next: see edge {index}.",
    todo: "Give at least two finite edges, each greater than the one before.",
  },
  "histogram-range-invalid": {
    message: "The histogram's range is not finite, or its low end is above its high end.",
    todo: "Give a finite range in rising order, or leave infinite values out of the data.",
  },
  "weights-length-differs": {
    message: "There are {weights} weights for {values} values.",
    todo: "Give one weight for each value.",
  },
  "weight-invalid": {
    message: "The weight at position {index} is negative or not finite.",
    todo: "Give weights that are 0 or greater and finite.",
  },
  "paired-lengths-differ": {
    message: "{left} values cannot be paired with {right} values.",
    todo: "Give both columns the same number of values.",
  },
  "privacy-parameter-invalid": {
    message: "{mechanism} cannot have {parameter} = {value}.",
    todo: "Give {parameter} a value that is {requirement}.",
  },
  "privacy-delta-invalid": {
    message: "Privacy cannot be accounted for at delta = {delta}.",
    todo: "Give a delta above 0 and below 1; well below one over the number of people is usual.",
  },
  "privacy-epsilon-invalid": {
    message: "{epsilon} is not an epsilon.",
    todo: "Give a finite epsilon, 0 or greater.",
  },
  "privacy-target-unreachable": {
    message: "No noise from {least} to {greatest} brings epsilon down to {epsilon} at delta {delta}.",
    todo: "Raise epsilon or delta, run the mechanism fewer times, or sample fewer rows each time.",
  },
  "privacy-budget-exceeded": {
    message: "{label} would bring epsilon to {epsilon} at delta {delta}; the budget is {budget}.",
    todo: "Add more noise, run it fewer times, or give a greater budget. Nothing was spent.",
  },
  "sketch-parameter-invalid": {
    message: "A {sketch} sketch cannot have {parameter} = {value}.",
    todo: "Give {parameter} a value that is {requirement}.",
  },
  "sketches-differ": {
    message: "A {sketch} sketch of setting {right} cannot be merged into one of setting {left}.",
    todo: "Make all sketches that are to be merged with the same settings.",
  },
  "sketch-state-invalid": {
    message: "The saved {sketch} sketch is damaged, or was not saved by this kind of sketch.",
    todo: "Restore what `save()` gave, unchanged, or start an empty sketch.",
  },
});
