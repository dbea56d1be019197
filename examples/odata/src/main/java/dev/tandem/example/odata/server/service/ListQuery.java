package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.example.odata.server.rows.Selection;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page. A list without an order streams through the pages of the side; one
 * with an order, a limit or an offset is counted through anew for each page.
 */
final class ListQuery {
  private final RowSource rows;
  private final Shape shape;
  private final UriInfo uri;
  private final @Nullable LegalEntity company;
  private final Selection selection;
  private final int maxCount;

  ListQuery(RowSource rows, Shape shape, UriInfo uri, @Nullable LegalEntity company, int maxCount) {
    this.rows = rows;
    this.shape = shape;
    this.uri = uri;
    this.company = company;
    this.maxCount = maxCount;
    selection = new Selection(rows, shape, uri.getFilterOption());
  }

  Listing page(PageMark from) throws ODataApplicationException {
    boolean plain =
        uri.getOrderByOption() == null && uri.getTopOption() == null && uri.getSkipOption() == null;
    Integer count =
        uri.getCountOption() != null && uri.getCountOption().getValue() ? count() : null;
    return plain ? streamed(from, count) : counted(from, count);
  }

  int count() throws ODataApplicationException {
    return Math.min(maxCount, selection.of(rows.all(shape, company)).size());
  }

  private Listing streamed(PageMark from, @Nullable Integer count)
      throws ODataApplicationException {
    List<StoredRow> found = new ArrayList<>();
    String place = from.place().isEmpty() ? null : from.place();
    try {
      do {
        int missing = from.size() - found.size();
        Query query = new Query(shape.schema().name(), company, missing, place);
        Page page = rows.side().query(query);
        found.addAll(selection.of(page.rows()));
        place = page.nextToken();
      } while (place != null && found.size() < from.size());
    } catch (ConnectorException e) {
      throw Refusal.badRequest("Malformed skip token");
    }
    PageMark next = place == null ? null : new PageMark(from.size(), place, from.cursor());
    return new Listing(found, next, count);
  }

  private Listing counted(PageMark from, @Nullable Integer count) throws ODataApplicationException {
    List<StoredRow> all = selection.of(rows.all(shape, company));
    if (uri.getOrderByOption() != null) {
      all = selection.sorted(all, uri.getOrderByOption());
    }
    int skip = uri.getSkipOption() == null ? 0 : uri.getSkipOption().getValue();
    int top = uri.getTopOption() == null ? all.size() : uri.getTopOption().getValue();
    int end = (int) Math.min(all.size(), (long) skip + top);
    int begin = Math.min(end, skip + offset(from));
    int stop = Math.min(end, begin + from.size());
    PageMark next =
        stop < end ? new PageMark(from.size(), Integer.toString(stop - skip), from.cursor()) : null;
    return new Listing(all.subList(begin, stop), next, count);
  }

  private static int offset(PageMark from) throws ODataApplicationException {
    try {
      return from.place().isEmpty() ? 0 : Integer.parseInt(from.place());
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("Malformed skip token");
    }
  }
}
