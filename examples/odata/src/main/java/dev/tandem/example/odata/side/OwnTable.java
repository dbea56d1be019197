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

/** One of the connector's own tables: a key and a value. Safe for any thread. */
final class OwnTable {
  private final WireTable table;
  private final Urls urls;
  private final KeyFinder finder;
  private final WireColumn key;
  private final WireColumn value;

  OwnTable(Service service, WireTable table) {
    this.table = table;
    urls = new Urls(service);
    finder = new KeyFinder(service);
    int last = table.schema().size() - 1;
    key = table.columns().get(last - 1);
    value = table.columns().get(last);
  }

  WireTable table() {
    return table;
  }

  WireColumn key() {
    return key;
  }

  WireColumn value() {
    return value;
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

  /** Creates a row; fails when there is one with this key. */
  HttpCall create(String keyText, @Nullable Object valueOfRow) {
    ObjectNode body = Json.object().put(key.name(), keyText);
    if (valueOfRow != null) {
      body.set(value.name(), WireValues.json(value, valueOfRow));
    }
    return WriteCalls.withBody(HttpCall.of("POST", urls.set(table)), body);
  }

  /** Changes the row with this key, which must be there. */
  HttpCall change(String keyText, Object valueOfRow) {
    ObjectNode body = Json.object();
    body.set(value.name(), WireValues.json(value, valueOfRow));
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

  @Nullable Object valueOf(Found row) {
    return row.row().value(value.column().name());
  }
}
