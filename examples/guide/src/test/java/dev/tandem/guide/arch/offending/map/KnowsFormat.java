package dev.tandem.guide.arch.offending.map;

import dev.tandem.guide.arch.offending.map.format.KnowsCompiler;

/** Data would know how it is written. */
public interface KnowsFormat {
  KnowsCompiler format();
}
