package dev.tandem.guide.arch.offending.diff;

import dev.tandem.guide.arch.offending.compile.KnowsFormat;

/** Breaks an arrow inside core: a difference is what files say, whether they compile or not. */
public class KnowsCompiler {
  KnowsFormat offend(KnowsFormat compiler) {
    return compiler;
  }
}
