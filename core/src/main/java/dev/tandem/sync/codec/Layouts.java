package dev.tandem.sync.codec;

import com.google.common.hash.Hashing;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The orders of columns in which rows were ever stored. A stored row names its layout by number
 * instead of its columns by name, and the layouts are documents of the store, so that rows written
 * before a schema changed are read by name afterwards (VAL-4). Safe for any thread.
 */
public final class Layouts {
  /** What the names of layout documents start with. */
  public static final String PREFIX = "layout/";

  private static final String SEPARATOR = "\n";

  private final Map<Long, List<String>> columns = new ConcurrentHashMap<>();
  private final IdentityHashMap<TableSchema, Long> numbers = new IdentityHashMap<>();

  /**
   * The layouts of these schemas, and those that a store has.
   *
   * @param stored layout documents of the store by name
   */
  public Layouts(Iterable<TableSchema> schemas, Map<String, String> stored) {
    stored.forEach(
        (name, text) ->
            columns.put(
                Long.parseUnsignedLong(name.substring(PREFIX.length()), 16),
                Arrays.asList(text.split(SEPARATOR, -1))));
    for (TableSchema schema : schemas) {
      List<String> names = schema.columns().stream().map(ColumnSchema::name).toList();
      long number =
          Hashing.murmur3_128()
              .hashString(String.join(SEPARATOR, names), StandardCharsets.UTF_8)
              .asLong();
      numbers.put(schema, number);
      columns.put(number, names);
    }
  }

  /** The layouts as documents, for the store to keep. */
  public Map<String, String> documents() {
    return columns.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> PREFIX + "%016x".formatted(entry.getKey()),
                entry -> String.join(SEPARATOR, entry.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }

  long numberOf(TableSchema schema) {
    Long number = numbers.get(schema);
    if (number == null) {
      throw new IllegalArgumentException(schema + " is not among the schemas of these layouts");
    }
    return number;
  }

  List<String> columns(long number) {
    List<String> names = columns.get(number);
    if (names == null) {
      throw ByteSource.broken("has a layout that the store does not know", null);
    }
    return names;
  }
}
