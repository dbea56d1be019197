package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that a lookup by id leads to, asked for once for all that is read of it (LKP-3).
 *
 * @param from slot of the lookup
 * @param table the table behind it, for references that name none
 * @param schema of that table
 * @param parts what is read there, at least one
 */
record RowBehind(int from, String table, TableSchema schema, List<Behind> parts) implements Behind {
  private static final MethodHandle FIND =
      Handles.method(
          MethodHandles.lookup(), RowBehind.class, "find", Row.class, Row.class, Lookups.class);

  RowBehind {
    parts = List.copyOf(parts);
  }

  @Override
  public MethodHandle code() {
    MethodHandle all = Handles.all(parts.stream().map(Behind::code).toList());
    MethodHandle find = MethodHandles.dropArguments(FIND.bindTo(this), 1, Object[].class);
    return MethodHandles.foldArguments(MethodHandles.dropArguments(all, 1, Row.class), find);
  }

  @Override
  public boolean isKnown(@Nullable Row row, Lookups known) {
    Row found = find(row, known);
    if (found == null) {
      return false;
    }
    for (Behind part : parts) {
      if (!part.isKnown(found, known)) {
        return false;
      }
    }
    return true;
  }

  /** Null when the lookup holds no id, or its row is not known in the form of the schema. */
  @Nullable Row find(@Nullable Row in, Lookups lookups) {
    if (in != null && in.slot(from) instanceof Reference.ById byId) {
      String named = byId.table();
      Row row = lookups.rowById(named == null ? table : named, byId.id());
      return row != null && row.schema() == schema ? row : null;
    }
    return null;
  }
}
