package dev.tandem.guide.arch.offending.projectops;

import dev.tandem.guide.arch.offending.cli.StandsInExamples;

/** The library would need a program. */
public interface KnowsExamples {
  StandsInExamples program();
}
