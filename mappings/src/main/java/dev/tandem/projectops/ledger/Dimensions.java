package dev.tandem.projectops.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Financial dimensions by name, for example {@code Department -> 022}. A dimension that is not set
 * is absent; a blank value counts as absent. Immutable and safe for any thread.
 */
public final class Dimensions {
  private static final Dimensions NONE = new Dimensions(new TreeMap<>());

  private final SortedMap<String, String> values;

  private Dimensions(SortedMap<String, String> values) {
    this.values = values;
  }

  /** No dimension at all. */
  public static Dimensions none() {
    return NONE;
  }

  /** These dimensions; blank values are left out. */
  public static Dimensions of(Map<String, String> values) {
    TreeMap<String, String> kept = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            kept.put(name, value);
          }
        });
    return new Dimensions(kept);
  }

  /** One dimension. */
  public static Dimensions of(String name, String value) {
    return of(Map.of(name, value));
  }

  /** These dimensions, completed with those of the other that are not set here (DIM-10). */
  public Dimensions orElse(Dimensions other) {
    TreeMap<String, String> merged = new TreeMap<>(other.values);
    merged.putAll(values);
    return new Dimensions(merged);
  }

  /** All that are set, by name; not modifiable. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dimensions that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
