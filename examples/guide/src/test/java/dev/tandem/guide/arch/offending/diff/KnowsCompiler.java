package dev.tandem.guide.arch.offending.diff;

import dev.tandem.guide.arch.offending.compile.ShowsGuava;

/** Comparing would compile; it compares what files say, whether they compile or not. */
interface KnowsCompiler {
  ShowsGuava compiler();
}
