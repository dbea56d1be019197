package dev.tandem.guide.arch.offending.spi.value;

import com.google.common.collect.ImmutableList;

/** The connector author would need Guava. */
public interface KnowsGuava {
  ImmutableList<String> names();
}
