// Node's util, as much of it as npm's thrift asks of a bundler.
exports.inherits = require('inherits');
