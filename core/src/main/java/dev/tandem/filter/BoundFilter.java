package dev.tandem.filter;

import dev.tandem.code.HiddenCopies;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Predicate;

/**
 * A filter made ready for the rows of one table: columns are slots and constants have the type of
 * their column. Testing a row allocates nothing when its values have the types of their columns.
 * Immutable and safe for any thread.
 */
public final class BoundFilter implements Predicate<Row> {
  private final Filter filter;
  private final TableSchema schema;
  private final BoundNode root;
  private final Predicate<Row> code;

  BoundFilter(Filter filter, TableSchema schema) {
    this.filter = filter;
    this.schema = schema;
    root = new Binder(filter.side(), schema).bind(filter.tree());
    code = code(FusedTest.of(root));
  }

  @SuppressWarnings("unchecked") // a class object of rows alone does not exist
  private static Predicate<Row> code(MethodHandle test) {
    return HiddenCopies.of(MethodHandles.lookup(), FilterCode.class, Predicate.class, test);
  }

  /** The filter as parsed. */
  public Filter filter() {
    return filter;
  }

  /** The table it is bound to. */
  public TableSchema schema() {
    return schema;
  }

  /** Whether a row passes: only when the filter is true of it. Never throws. */
  @Override
  public boolean test(Row row) {
    if (row.schema() != schema) {
      return filter.evaluate(row) == Truth.TRUE;
    }
    return code.test(row);
  }

  /** The three-valued answer. Rows of another schema are read by column name. Never throws. */
  public Truth evaluate(Row row) {
    return row.schema() == schema ? root.truth(row) : filter.evaluate(row);
  }

  @Override
  public String toString() {
    return filter.text();
  }
}
