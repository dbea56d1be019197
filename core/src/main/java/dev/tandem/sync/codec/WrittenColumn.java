package dev.tandem.sync.codec;

import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a write, as a trace keeps it: enough to find out later which change brought the
 * value that a row holds, and no value. Immutable.
 *
 * @param column its name on the side that was written
 * @param effect whether the write changed it
 * @param digest of the value that was written; 0 when values read back do not compare with it
 */
public record WrittenColumn(String column, Effect effect, int digest) {

  /** What a write did to a column; the numbers are stored and never change meaning. */
  public enum Effect {
    /** The other side held another value before, or none. */
    CHANGED(0),
    /** The other side held the value already. */
    REPEATED(1),
    /** What the other side held was not known. */
    UNKNOWN(2);

    private final int number;

    Effect(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    static Effect of(int number) {
      for (Effect effect : values()) {
        if (effect.number == number) {
          return effect;
        }
      }
      throw ByteSource.broken("has a column of unknown effect " + number, null);
    }
  }

  /**
   * The columns of a written row.
   *
   * @param held the target row as it was known before; null when it was not
   * @param without what to say of columns when {@code held} is null
   */
  public static List<WrittenColumn> of(Row written, @Nullable Row held, Effect without) {
    List<WrittenColumn> columns = new ArrayList<>();
    ByteSink sink = new ByteSink();
    for (int slot = 0; slot < written.schema().size(); slot++) {
      Object value = written.slot(slot);
      if (value == null) {
        continue;
      }
      String column = written.schema().column(slot).name();
      Effect effect =
          held == null
              ? without
              : Images.same(held.raw(column), value) ? Effect.REPEATED : Effect.CHANGED;
      columns.add(new WrittenColumn(column, effect, Images.digest(column, value, sink)));
    }
    return List.copyOf(columns);
  }

  /** The same columns, of which those that an earlier part of the write changed are changed. */
  public static List<WrittenColumn> after(List<WrittenColumn> earlier, List<WrittenColumn> later) {
    if (earlier.isEmpty()) {
      return later;
    }
    List<WrittenColumn> all = new ArrayList<>();
    for (WrittenColumn column : later) {
      boolean changed =
          earlier.stream()
              .anyMatch(each -> each.isCalled(column.column) && each.effect == Effect.CHANGED);
      all.add(changed ? new WrittenColumn(column.column, Effect.CHANGED, column.digest) : column);
    }
    return List.copyOf(all);
  }

  /** Whether the name is this column's, any case. */
  public boolean isCalled(String name) {
    return column.equalsIgnoreCase(name);
  }
}
