package dev.tandem.guide.arch.offending.spi.value;

import dev.tandem.guide.arch.offending.map.KnowsFormat;

/** The connector author would need core. */
interface KnowsCore {
  KnowsFormat core();
}
