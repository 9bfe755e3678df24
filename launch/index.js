"use strict";
// The engine looks for packages with plugins in all folders below the program's own. This one has none: below the checkout it would walk
// through all of node_modules before each command. Plugins are found by the versions that their SDKs name.
module.exports = require("./load-checkout").loadCheckout("index.ts");
