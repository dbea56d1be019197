package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows by address and page by page. Safe for any thread. */
final class RowReads {
  private final Service service;
  private final KeyFinder finder;
  private final Fetcher fetcher;
  private final Urls urls;
  private final CompanyFilter companies;

  RowReads(Service service) {
    this.service = service;
    finder = new KeyFinder(service);
    fetcher = new Fetcher(service);
    urls = new Urls(service);
    companies = new CompanyFilter(service, finder);
  }

  List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    List<KeyFinder.Wanted> wishes = new ArrayList<>();
    for (RowAddress address : addresses) {
      WireTable table = service.require(address.table());
      wishes.add(
          address instanceof RowAddress.ById byId
              ? KeyFinder.Wanted.byId(table, byId.id())
              : new KeyFinder.Wanted(table, ((RowAddress.ByKey) address).key()));
    }
    Map<KeyFinder.Wanted, List<Found>> found = finder.find(wishes);
    List<@Nullable StoredRow> rows = new ArrayList<>();
    for (KeyFinder.Wanted wish : wishes) {
      List<Found> own = found.getOrDefault(wish, List.of());
      rows.add(own.isEmpty() ? null : own.get(0).stored());
    }
    return rows;
  }

  Page query(Query query) {
    WireTable table = service.require(query.table());
    String purpose = purpose(query);
    URI uri = query.pageToken() == null ? first(table, query) : next(query, purpose);
    if (uri == null) {
      return new Page(List.of(), null);
    }
    int size = Math.min(query.pageSize(), service.dialect().pageSize());
    HttpReply reply = service.client().fetch(fetcher.call(uri, "odata.maxpagesize=" + size));
    Fetcher.RowPage page = fetcher.page(table, reply);
    if (page.rows().size() > size) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_PERMANENT,
          "a page of %s has %d rows where at most %d were asked for"
              .formatted(table, page.rows().size(), size));
    }
    String link = page.nextLink();
    String token =
        link == null ? null : SealedText.write(purpose, service.client().follow(link).toString());
    return new Page(page.rows().stream().map(Found::stored).toList(), token);
  }

  private @Nullable URI first(WireTable table, Query query) {
    List<String> options = new ArrayList<>();
    options.add("$select=" + table.select());
    LegalEntity company = query.company();
    if (company != null) {
      String filter = companies.of(table, company);
      if (filter == null) {
        return null;
      }
      options.add(Urls.option("$filter", filter));
    }
    return urls.rows(table, options);
  }

  private URI next(Query query, String purpose) {
    String link = SealedText.read(purpose, String.valueOf(query.pageToken()));
    if (link == null) {
      throw new PermanentConnectorException(
          ErrorCode.PAGE_TOKEN_INVALID,
          "the page token was not issued for this query of " + query.table());
    }
    return service.client().follow(link);
  }

  private String purpose(Query query) {
    LegalEntity company = query.company();
    String text =
        "page|%s|%s|%s"
            .formatted(
                service.client().root(), query.table(), company == null ? "" : company.code());
    return text.toLowerCase(Locale.ROOT);
  }
}
