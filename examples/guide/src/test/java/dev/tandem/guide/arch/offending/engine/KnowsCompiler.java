package dev.tandem.guide.arch.offending.engine;

import dev.tandem.guide.arch.offending.compile.ShowsGuava;

/** Running would compile. */
interface KnowsCompiler {
  ShowsGuava compiler();
}
