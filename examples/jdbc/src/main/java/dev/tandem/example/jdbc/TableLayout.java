package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table of the catalog as it lies in the database. Beside the columns of the catalog it has the
 * place in the order of creation, the id, the version and two texts for every key. Immutable.
 */
final class TableLayout {
  /** The place in the order of creation, the primary key. */
  static final String SEQUENCE = "tdm_sequence";

  /** The id of the row within its table. */
  static final String ID = "tdm_id";

  /** Changes with every write. */
  static final String VERSION = "tdm_version";

  /**
   * A column of the catalog.
   *
   * @param name its name in the database
   * @param codec how its values are stored
   * @param target the column with the table of a lookup; null for other types
   */
  record Column(String name, Codec codec, @Nullable String target) {
    /** The columns of the database in their order. */
    Stream<String> names() {
      return target == null ? Stream.of(name) : Stream.of(name, target);
    }
  }

  /**
   * The two columns of a key, of which each row fills one.
   *
   * @param key the key
   * @param unique the text of a key that no two rows share
   * @param exempt the text of a key that rows may share (UND-26)
   */
  record KeyColumns(RowKey key, String unique, String exempt) {
    /** The text for the unique column, null when rows may share it. */
    @Nullable String unique(String canonical) {
      return key.isExempt(canonical) ? null : KeyText.of(canonical);
    }

    /** The text for the other column, null when no two rows share it. */
    @Nullable String exempt(String canonical) {
      return key.isExempt(canonical) ? KeyText.of(canonical) : null;
    }
  }

  private final KeyedTable table;
  private final String sqlName;
  private final List<Column> columns = new ArrayList<>();
  private final List<KeyColumns> keys = new ArrayList<>();

  TableLayout(KeyedTable table, String sqlName, Codecs codecs) {
    this.table = table;
    this.sqlName = sqlName;
    SqlNames names = new SqlNames();
    for (ColumnSchema column : table.schema().columns()) {
      String name = names.take("", column.name());
      boolean points = column.type() instanceof FieldType.Lookup;
      String target = points ? names.take("tdm_table_", column.name()) : null;
      columns.add(new Column(name, codecs.of(column.type()), target));
    }
    for (RowKey key : table.keys()) {
      String text = key.key().toString().toLowerCase(Locale.ROOT);
      String hash = SqlNames.hash(text);
      keys.add(new KeyColumns(key, names.take("tdm_key_", hash), names.take("tdm_exempt_", hash)));
    }
  }

  KeyedTable table() {
    return table;
  }

  TableSchema schema() {
    return table.schema();
  }

  /** Its name in the database. */
  String sqlName() {
    return sqlName;
  }

  /** By slot. */
  List<Column> columns() {
    return columns;
  }

  List<KeyColumns> keys() {
    return keys;
  }

  /** The columns of this key of the table. */
  KeyColumns columnsOf(RowKey key) {
    return keys.stream().filter(columns -> columns.key() == key).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return sqlName;
  }
}
