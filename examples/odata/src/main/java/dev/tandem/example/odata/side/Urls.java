package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.metadata.WireValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes addresses. Safe for any thread. */
final class Urls {
  private static final String PLAIN = "-._~'(),=!$*";

  private final Service service;

  Urls(Service service) {
    this.service = service;
  }

  /** Everything of an entity set that matches the options. */
  URI rows(WireTable table, List<String> options) {
    List<String> all = new ArrayList<>(options);
    if (!service.dialect().options().isEmpty()) {
      all.add(service.dialect().options());
    }
    return at(table.shape().setName() + (all.isEmpty() ? "" : "?" + String.join("&", all)));
  }

  /** The set itself, to create in. */
  URI set(WireTable table) {
    return rows(table, List.of());
  }

  /** One row by the key of its entity set. */
  URI row(WireTable table, Row row) {
    String options = service.dialect().options();
    return at(path(table, row) + (options.isEmpty() ? "" : "?" + options));
  }

  private static String path(WireTable table, Row row) {
    List<String> key = table.shape().key();
    List<String> parts = new ArrayList<>();
    for (String property : key) {
      WireColumn column = table.ofProperty(property);
      Object value = row.slot(column.slot());
      String literal =
          value == null || value == Blank.BLANK ? "''" : WireValues.literal(column, value);
      parts.add(key.size() == 1 ? encode(literal) : property + "=" + encode(literal));
    }
    return table.shape().setName() + "(" + String.join(",", parts) + ")";
  }

  /** One row by a key of one text. */
  URI keyed(WireTable table, String property, String text) {
    String options = service.dialect().options();
    return at(
        "%s(%s='%s')%s"
            .formatted(
                table.shape().setName(),
                property,
                encode(text.replace("'", "''")),
                options.isEmpty() ? "" : "?" + options));
  }

  /** The row with this id, as a payload binds it. */
  static String bind(WireTable table, UUID id) {
    return "/" + table.shape().setName() + "(" + id + ")";
  }

  private URI at(String relative) {
    return URI.create(service.client().root() + relative);
  }

  static String option(String name, String value) {
    return name + "=" + encode(value);
  }

  /** Percent-encodes what may not stand in an address, quotes and parentheses aside. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xff);
      boolean plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || PLAIN.indexOf(letter) >= 0;
      encoded.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
    }
    return encoded.toString();
  }
}
