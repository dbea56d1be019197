package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind the service. Safe for any thread.
 *
 * @param model their entity sets
 * @param side where they are
 */
public record RowSource(Model model, Connector side) {

  /** The row with this key, or null. */
  public @Nullable StoredRow byKey(Shape shape, KeyValues key) {
    return side.read(List.of(new RowAddress.ByKey(shape.schema().name(), key))).get(0);
  }

  /** The row that a lookup points at, or null when it is not here. */
  public @Nullable StoredRow follow(@Nullable Object reference) {
    if (reference instanceof Reference.ById byId && byId.table() != null) {
      Shape target = target(byId);
      if (target != null) {
        TableName table = target.schema().name();
        return side.read(List.of(new RowAddress.ById(table, byId.id()))).get(0);
      }
    }
    return null;
  }

  /** The set that a lookup points into, or null. */
  public @Nullable Shape target(Reference reference) {
    String table = reference.table();
    return table == null ? null : model.ofTable(side.catalog().table(table));
  }

  /** All rows of a table, or those of a company, in the order of their creation. */
  public List<StoredRow> all(Shape shape, @Nullable LegalEntity company) {
    List<StoredRow> all = new ArrayList<>();
    int size = side.capabilities().maxPageSize();
    Query query = new Query(shape.schema().name(), company, size, null);
    String next = null;
    do {
      var page = side.query(query.from(next));
      all.addAll(page.rows());
      next = page.nextToken();
    } while (next != null);
    return all;
  }
}
