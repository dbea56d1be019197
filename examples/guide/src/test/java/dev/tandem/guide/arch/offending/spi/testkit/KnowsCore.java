package dev.tandem.guide.arch.offending.spi.testkit;

import dev.tandem.guide.arch.offending.map.KnowsFormat;

/** The connector author's tests would need core. */
interface KnowsCore {
  KnowsFormat core();
}
