package dev.tandem.guide.arch.offending.compile;

import dev.tandem.guide.arch.offending.map.format.KnowsCompiler;

/** Compiling would read files. */
interface KnowsFormat {
  KnowsCompiler format();
}
