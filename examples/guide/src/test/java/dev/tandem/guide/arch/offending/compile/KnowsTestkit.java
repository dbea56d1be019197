package dev.tandem.guide.arch.offending.compile;

import dev.tandem.guide.arch.offending.core.testkit.StandsInTests;

/** The library would need its tests. */
interface KnowsTestkit {
  StandsInTests testkit();
}
