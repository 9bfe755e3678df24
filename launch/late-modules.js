"use strict";
// The SDK loads the TypeScript compiler and npm's tree reader only to turn functions into text, which nothing here ever asks of it: half of the
// time and of the memory that loading it costs. They are loaded when something of them is first used.
const Module = require("node:module");

const LATE = ["typescript", "@npmcli/arborist"];
const ofSdk = /[\\/]@pulumi[\\/]pulumi[\\/]/;
const load = Module._load;

Module._load = function (request, parent, isMain) {
  const now = () => load.call(this, request, parent, isMain);
  if (!LATE.includes(request) || !ofSdk.test(parent?.filename ?? "")) return now();
  return new Proxy({}, { get: (_target, name) => (name === "__esModule" ? true : now()[name]) });
};
