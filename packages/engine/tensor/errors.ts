import { defineErrors } from "../base/index.ts";

export const tensorErrors = defineErrors({
  "tensor-shape": {
    message: "The operation {op} cannot take {tensors}: {why}.",
    todo: "Reshape, transpose or slice one of the named tensors so that the sizes meet.",
  },
  "tensor-dtype": {
    message: "The operation {op} cannot take {tensors}: {why}.",
    todo: "Cast the named tensor to the type that the operation asks for.",
  },
  "tensor-name": {
    message: 'The name "{name}" cannot be given to a graph\'s {role}: {why}.',
    todo: "Choose another name; inputs and outputs of one graph need names of their own.",
  },
  "tensor-mixed-graphs": {
    message: "The operation {op} was given {tensors}, which belong to different graphs.",
    todo: "Build every tensor of one computation in one graph.",
  },
  "tensor-no-gradient": {
    message: "There is no gradient of {tensor}: {why}.",
    todo: "Differentiate a floating-point scalar of fixed batch size, or pass the gradient that arrives.",
  },
  "tensor-per-example": {
    message: "The gradient of each example cannot be measured for the parameter {name}: {why}.",
    todo: "Use each parameter once, in a linear, shift, embedding or gather-sum layer.",
  },

  // runtime
  "device-unknown": {
    message: "There is no device named {device}.",
    todo: "Choose one of {known}.",
  },
  "device-absent": {
    message: "The device {device} is not part of this platform's onnxruntime, which has {available}.",
    todo: "Choose one of {available}, or run on a platform whose onnxruntime has {device}.",
  },
  "device-failed": {
    message: "The device {device} could not be started.",
    todo: "Check its driver and libraries, or choose among {available}; the cause holds onnxruntime's words.",
  },
  "runtime-unavailable": {
    message: "onnxruntime could not be loaded on {platform}.",
    todo: "Install the dependencies again on this machine; onnxruntime-node carries one binary per platform.",
  },
  "model-refused": {
    message: "onnxruntime refused the graph.",
    todo: "This is a defect of the graph that was built. The cause holds onnxruntime's own words.",
  },
  "compute-failed": {
    message: "onnxruntime failed while it computed the graph.",
    todo: "Check that indices lie inside their tables and that memory is left. The cause holds its own words.",
  },
  "session-released": {
    message: "The session was used after its release.",
    todo: "Open the model again, or release it later.",
  },
  "feed-missing": {
    message: "The graph's input {name} was given no value.",
    todo: "Pass a tensor under that name.",
  },
  "feed-mismatch": {
    message: "The graph's input {name} is {expected}, but {given} was given.",
    todo: "Pass a tensor of the type and shape that the graph was built for.",
  },

  // files
  "file-unreadable": {
    message: "The file {path} could not be read.",
    todo: "Check that it exists and that this user may read it.",
  },
  "file-unwritable": {
    message: "The file {path} could not be written.",
    todo: "Check that its folder exists, that this user may write there and that the disk is not full.",
  },
  "safetensors-invalid": {
    message: "{source} is not a valid safetensors file: {reason}.",
    todo: "Copy it again from where it was made; a file that was cut off or changed is never loaded in part.",
  },
  "weights-mismatch": {
    message: "The model has {size} values in its {name}, but {given} was given.",
    todo: "Load the weights that this model was saved with, or build the model as it was.",
  },
  "safetensors-unwritable": {
    message: "The tensors cannot be written as safetensors: {reason}.",
    todo: "Give each tensor a shape that fits its data and a name that is proper text.",
  },

  // training
  "training-diverged": {
    message: "The loss or the weights became infinite or undefined at step {step}.",
    todo: "Lower the learning rate or clip the gradient. The last checkpoint, if one was asked for, is sound.",
  },
  "training-plan-invalid": {
    message: "The training cannot start: {reason}.",
    todo: "Correct the plan that the training's module makes.",
  },
  "training-failed": {
    message: "The training stopped because its code failed.",
    todo: "This is a defect of the code that plans the training; the cause says where.",
  },
  "training-process-died": {
    message: "The process that trained was ended from outside ({how}).",
    todo: "If memory ran out, take smaller batches. Start again with resume to go on from the last checkpoint.",
  },
  "checkpoint-invalid": {
    message: "The file {path} is not a checkpoint of a training.",
    todo: "Take the file that the training wrote, or start the training anew.",
  },
  "checkpoint-mismatch": {
    message: "The checkpoint {path} belongs to another training: it differs in its {what}.",
    todo: "Resume with the model, data sizes and seed that it was made with, or start the training anew.",
  },
});
