package dev.tandem.guide.arch.offending.map.format;

import dev.tandem.guide.arch.offending.compile.ShowsGuava;

/** Reading would compile. */
public interface KnowsCompiler {
  ShowsGuava compiler();
}
