import { defineErrors } from "../base/index.ts";

export const tensorErrors = defineErrors({
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
    todo: "Check its driver and libraries, or choose the device cpu. The cause holds onnxruntime's own words.",
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
});
