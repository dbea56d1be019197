package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.StoredRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.jspecify.annotations.Nullable;

/** Which rows a query wants, and in which order. */
public final class Selection {
  private final RowSource source;
  private final Shape shape;
  private final @Nullable FilterOption filter;

  /** Rows of a set that pass a filter; null lets all pass. */
  public Selection(RowSource source, Shape shape, @Nullable FilterOption filter) {
    this.source = source;
    this.shape = shape;
    this.filter = filter;
  }

  /** Whether the row passes. */
  public boolean wants(StoredRow row) throws ODataApplicationException {
    return filter == null || Boolean.TRUE.equals(evaluate(filter.getExpression(), row));
  }

  /** The rows that pass. */
  public List<StoredRow> of(List<StoredRow> rows) throws ODataApplicationException {
    List<StoredRow> wanted = new ArrayList<>();
    for (StoredRow row : rows) {
      if (wants(row)) {
        wanted.add(row);
      }
    }
    return wanted;
  }

  /** The rows in the order asked for; rows that are equal keep their order. */
  public List<StoredRow> sorted(List<StoredRow> rows, OrderByOption order)
      throws ODataApplicationException {
    List<Sortable> keyed = new ArrayList<>();
    for (StoredRow row : rows) {
      List<@Nullable Object> keys = new ArrayList<>();
      for (OrderByItem item : order.getOrders()) {
        keys.add(evaluate(item.getExpression(), row));
      }
      keyed.add(new Sortable(row, keys));
    }
    keyed.sort((left, right) -> compare(left, right, order.getOrders()));
    return keyed.stream().map(Sortable::row).toList();
  }

  private record Sortable(StoredRow row, List<@Nullable Object> keys) {}

  private static int compare(Sortable left, Sortable right, List<OrderByItem> items) {
    for (int i = 0; i < items.size(); i++) {
      int order = compare(left.keys().get(i), right.keys().get(i));
      if (order != 0) {
        return items.get(i).isDescending() ? -order : order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    return left == null || right == null
        ? Boolean.compare(left != null, right != null)
        : Operand.compare((Comparable<?>) left, (Comparable<?>) right);
  }

  private @Nullable Object evaluate(Expression expression, StoredRow row)
      throws ODataApplicationException {
    try {
      return expression.<@Nullable Object>accept(new RowExpression(source, shape, row.row()));
    } catch (ExpressionVisitException e) {
      throw Refusal.badRequest("the expression cannot be evaluated: " + e.getMessage());
    }
  }
}
