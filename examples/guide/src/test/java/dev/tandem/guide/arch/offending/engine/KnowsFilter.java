package dev.tandem.guide.arch.offending.engine;

import dev.tandem.guide.arch.offending.filter.KnowsMap;

/** The engine would read filter text. */
interface KnowsFilter {
  KnowsMap filter();
}
