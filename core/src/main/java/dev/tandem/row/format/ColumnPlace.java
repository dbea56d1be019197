package dev.tandem.row.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a name in the input stands for. Immutable.
 *
 * @param kind how its value gets into the row
 * @param slot the slot, -1 when there is none
 * @param column the name of the column as the schema spells it
 * @param reader reads the value, null when there is none to read
 * @param path the rest of a dotted name, else empty
 */
record ColumnPlace(Kind kind, int slot, String column, @Nullable ValueReader reader, String path) {

  /** An annotation, which is passed over. */
  static final ColumnPlace ANNOTATION = new ColumnPlace(Kind.ANNOTATION, -1, "", null, "");

  /** A name that the schema does not know. */
  static final ColumnPlace UNKNOWN = new ColumnPlace(Kind.UNKNOWN, -1, "", null, "");

  /** The kinds of names. */
  enum Kind {
    /** A column of the schema. */
    COLUMN,
    /** The id of a lookup column, {@code _column_value}. */
    ID,
    /** One key part of a lookup column, {@code column.path}. */
    PART,
    /** See {@link #ANNOTATION}. */
    ANNOTATION,
    /** See {@link #UNKNOWN}. */
    UNKNOWN
  }

  /** The reader, which is there unless the name is an annotation or unknown. */
  ValueReader readerOrThrow() {
    return Objects.requireNonNull(reader, column);
  }
}
