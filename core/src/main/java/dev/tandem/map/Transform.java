package dev.tandem.map;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step that a value takes between the sides (section 1.7 of the behaviour reference). Data
 * only. Immutable.
 */
public sealed interface Transform {

  /** What it was read from. */
  Original original();

  /**
   * A table of finance values and Dataverse values, whatever the direction of the field (TRF-5).
   *
   * @param entries pairs in document order, keys unique
   * @param createValuesOnDestination kept; true is refused when the map is compiled (TRF-16)
   * @param original what it was read from
   */
  record ValueMap(List<Entry> entries, boolean createValuesOnDestination, Original original)
      implements Transform {
    public ValueMap {
      entries = List.copyOf(entries);
    }

    /**
     * One pair.
     *
     * @param finance finance value as text
     * @param dataverse as text, null clears
     */
    public record Entry(String finance, @Nullable String dataverse) {
      public Entry {
        Objects.requireNonNull(finance, "finance");
      }
    }
  }

  /**
   * A literal for when the source gives no value, or a constant where the field has no source
   * (TRF-3, MAP-23).
   *
   * @param literal the text of the value (TRF-4); null clears the destination
   * @param original what it was read from
   */
  record DefaultValue(@Nullable String literal, Original original) implements Transform {}

  /**
   * Cuts text.
   *
   * @param length most characters (TRF-15)
   * @param original what it was read from
   */
  record Truncate(int length, Original original) implements Transform {
    public Truncate {
      if (length < 0) {
        throw new IllegalArgumentException("a truncate keeps no negative number of characters");
      }
    }
  }

  /**
   * A kind this library does not know: the value passes unchanged (TRF-14).
   *
   * @param type the name in the file
   * @param original what it was read from
   */
  record Unknown(String type, Original original) implements Transform {}
}
