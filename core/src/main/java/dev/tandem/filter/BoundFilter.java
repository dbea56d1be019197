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
 * {@link Filter#bind} makes it. Immutable and safe for any thread.
 */
public abstract class BoundFilter implements Predicate<Row> {
  private final Parts parts;

  /**
   * What a bound filter is made of.
   *
   * @param test takes a row of the schema, answers whether it passes
   */
  record Parts(Filter filter, TableSchema schema, BoundNode root, MethodHandle test) {}

  BoundFilter(Parts parts) {
    this.parts = parts;
  }

  static BoundFilter of(Filter filter, TableSchema schema) {
    BoundNode root = new Binder(filter.side(), schema).bind(filter.tree());
    Parts parts = new Parts(filter, schema, root, FusedTest.of(root));
    return HiddenCopies.of(MethodHandles.lookup(), FilterCode.class, BoundFilter.class, parts);
  }

  /** The filter as parsed. */
  public final Filter filter() {
    return parts.filter();
  }

  /** The table it is bound to. */
  public final TableSchema schema() {
    return parts.schema();
  }

  /** Whether a row passes: only when the filter is true of it. Never throws. */
  @Override
  public abstract boolean test(Row row);

  /** For rows of another schema. */
  final boolean testByName(Row row) {
    return filter().evaluate(row) == Truth.TRUE;
  }

  /** The three-valued answer. Rows of another schema are read by column name. Never throws. */
  public final Truth evaluate(Row row) {
    return row.schema() == schema() ? parts.root().truth(row) : filter().evaluate(row);
  }

  @Override
  public final String toString() {
    return filter().text();
  }
}
