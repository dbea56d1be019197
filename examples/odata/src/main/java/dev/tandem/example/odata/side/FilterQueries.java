package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for the rows of many conditions, as many as an address can carry at a time. */
final class FilterQueries {
  /** A query of Dataverse takes 500 conditions; half of that leaves room for the service's own. */
  private static final int MOST_CONDITIONS = 250;

  private final Service service;
  private final Fetcher fetcher;
  private final Urls urls;

  FilterQueries(Service service) {
    this.service = service;
    fetcher = new Fetcher(service);
    urls = new Urls(service);
  }

  Map<Condition, List<Found>> rows(List<Condition> conditions) {
    Map<WireTable, List<Condition>> byTable = new LinkedHashMap<>();
    conditions.forEach(
        condition ->
            byTable
                .computeIfAbsent(condition.wish().table(), any -> new ArrayList<>())
                .add(condition));
    List<Fetcher.Ask> asks = new ArrayList<>();
    List<List<Condition>> asked = new ArrayList<>();
    byTable.forEach((table, all) -> split(table, all, asks, asked));
    List<List<Found>> answers = fetcher.all(asks);
    Map<Condition, List<Found>> rows = new LinkedHashMap<>();
    for (int at = 0; at < asks.size(); at++) {
      for (Condition condition : asked.get(at)) {
        rows.put(condition, answers.get(at).stream().filter(condition::holds).toList());
      }
    }
    return rows;
  }

  private void split(
      WireTable table,
      List<Condition> conditions,
      List<Fetcher.Ask> asks,
      List<List<Condition>> asked) {
    List<Condition> together = new ArrayList<>();
    int length = 0;
    int count = 0;
    for (Condition condition : conditions) {
      int more = Urls.encode(condition.filter()).length() + " or ".length() * 3;
      boolean full =
          length + more > service.client().limits().urlLength()
              || count + condition.size() > MOST_CONDITIONS;
      if (full && !together.isEmpty()) {
        asks.add(ask(table, together));
        asked.add(List.copyOf(together));
        together.clear();
        length = 0;
        count = 0;
      }
      together.add(condition);
      length += more;
      count += condition.size();
    }
    asks.add(ask(table, together));
    asked.add(together);
  }

  private Fetcher.Ask ask(WireTable table, List<Condition> conditions) {
    String filter = String.join(" or ", conditions.stream().map(Condition::filter).toList());
    return new Fetcher.Ask(
        table,
        urls.rows(table, List.of("$select=" + table.select(), Urls.option("$filter", filter))));
  }
}
