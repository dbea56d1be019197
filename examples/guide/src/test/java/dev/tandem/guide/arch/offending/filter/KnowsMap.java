package dev.tandem.guide.arch.offending.filter;

import dev.tandem.guide.arch.offending.map.KnowsFormat;

/** A filter would need a map around it. */
public interface KnowsMap {
  KnowsFormat map();
}
