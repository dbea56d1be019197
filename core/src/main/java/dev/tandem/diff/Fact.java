package dev.tandem.diff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a map says at one place. Immutable.
 *
 * @param meaning what counts when two facts are compared
 * @param value the value of the model, spelled as in the file
 */
record Fact(@Nullable Object meaning, @Nullable Object value) {

  /** A fact whose spelling is all there is. */
  static Fact of(@Nullable Object value) {
    return new Fact(value, value);
  }

  /** A part that is there; what it says is said by its own facts. */
  static Fact there(Object part) {
    return new Fact(true, part);
  }

  /** Whether two mean the same; absent is a meaning too. */
  static boolean same(@Nullable Fact one, @Nullable Fact other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Objects.equals(one.meaning, other.meaning);
  }
}
