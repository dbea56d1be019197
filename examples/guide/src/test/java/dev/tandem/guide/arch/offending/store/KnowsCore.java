package dev.tandem.guide.arch.offending.store;

import dev.tandem.guide.arch.offending.map.KnowsFormat;

/** A store would read what it only keeps. */
interface KnowsCore {
  KnowsFormat core();
}
