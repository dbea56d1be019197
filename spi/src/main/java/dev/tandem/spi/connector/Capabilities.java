package dev.tandem.spi.connector;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a connector can do, with numbers. The contract tests hold it to every word. Immutable.
 *
 * @param traits declared traits
 * @param maxGroupSize most writes in one group, at least 1
 * @param maxPageSize most rows in one page, at least 1
 */
public record Capabilities(Set<Capability> traits, int maxGroupSize, int maxPageSize) {

  public Capabilities {
    if (maxGroupSize < 1 || maxPageSize < 1) {
      throw new IllegalArgumentException("group and page sizes are at least 1");
    }
    traits = Set.copyOf(traits);
  }

  /** Every trait with these sizes. */
  public static Capabilities all(int maxGroupSize, int maxPageSize) {
    return new Capabilities(EnumSet.allOf(Capability.class), maxGroupSize, maxPageSize);
  }

  /** Whether the trait is declared. */
  public boolean has(Capability trait) {
    return traits.contains(trait);
  }
}
