package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.metadata.WireValues;
import dev.tandem.spi.schema.KeyValues;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the connector's own tables: a key and what belongs to it. Safe for any thread. */
final class OwnTable {
  private final WireTable table;
  private final Urls urls;
  private final KeyFinder finder;
  private final WireColumn key;
  private final List<WireColumn> values;

  OwnTable(Service service, WireTable table) {
    this.table = table;
    urls = new Urls(service);
    finder = new KeyFinder(service);
    int first = table.schema().primaryId() == null ? 0 : 1;
    key = table.columns().get(first);
    values = table.columns().subList(first + 1, table.schema().size());
  }

  WireTable table() {
    return table;
  }

  WireColumn key() {
    return key;
  }

  /** The first column behind the key. */
  WireColumn value() {
    return values.get(0);
  }

  /** The row with this key, to be found together with others. */
  KeyFinder.Wanted wish(String keyText) {
    return new KeyFinder.Wanted(table, KeyValues.of(key.column().name(), keyText));
  }

  /** The rows that are there, by key. */
  Map<String, Found> find(Collection<String> keys) {
    List<KeyFinder.Wanted> wishes = keys.stream().map(this::wish).toList();
    Map<KeyFinder.Wanted, List<Found>> rows = finder.find(wishes);
    Map<String, Found> found = new LinkedHashMap<>();
    for (String text : keys) {
      List<Found> own = rows.getOrDefault(wish(text), List.of());
      if (!own.isEmpty()) {
        found.put(text, own.get(0));
      }
    }
    return found;
  }

  /**
   * Creates a row; fails when there is one with this key.
   *
   * @param valuesOfRow of the columns behind the key, as many as are wanted, null for none
   */
  HttpCall create(String keyText, @Nullable Object... valuesOfRow) {
    ObjectNode body = Json.object().put(key.name(), keyText);
    for (int at = 0; at < valuesOfRow.length; at++) {
      Object value = valuesOfRow[at];
      if (value != null) {
        body.set(values.get(at).name(), WireValues.json(values.get(at), value));
      }
    }
    return WriteCalls.withBody(HttpCall.of("POST", urls.set(table)), body);
  }

  /** Changes the first value of the row with this key, which must be there. */
  HttpCall change(String keyText, Object valueOfRow) {
    ObjectNode body = Json.object();
    body.set(value().name(), WireValues.json(value(), valueOfRow));
    return WriteCalls.withBody(HttpCall.of("PATCH", row(keyText)), body).with("If-Match", "*");
  }

  HttpCall delete(String keyText) {
    return HttpCall.of("DELETE", row(keyText));
  }

  private URI row(String keyText) {
    return urls.keyed(table, key.name(), keyText);
  }

  String keyOf(Found row) {
    return String.valueOf(row.row().value(key.column().name()));
  }

  /** The value of a column behind the key, null when there is none, as where it lacks. */
  @Nullable Object valueOf(Found row, int at) {
    return at < values.size() ? row.row().value(values.get(at).column().name()) : null;
  }
}
