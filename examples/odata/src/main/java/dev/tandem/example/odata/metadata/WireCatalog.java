package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a connector reaches, each with its entity set. Immutable and safe for any thread.
 */
public final class WireCatalog {
  private final Catalog catalog;
  private final Map<TableName, WireTable> tables = new LinkedHashMap<>();
  private final List<Drift> drift;

  private WireCatalog(Side side, List<WireTable> found, List<Drift> drift) {
    found.forEach(table -> tables.put(table.schema().name(), table));
    catalog = Catalog.of(side, found.stream().map(WireTable::schema).toList());
    this.drift = List.copyOf(drift);
  }

  /**
   * Every table that the service publishes, with what it publishes of it: no lengths and no company
   * scope as a rule, and the keys that are annotated.
   */
  public static WireCatalog published(Side side, Csdl csdl, OptionSets options) {
    PublishedTables tables = new PublishedTables(side, csdl, options);
    List<WireTable> found = new ArrayList<>();
    for (EntityShape shape : csdl.shapes()) {
      TableSchema schema = tables.schema(shape);
      if (schema.size() > 0) {
        found.add(new TableMatch(csdl, schema, shape, new ArrayList<>()).table());
      }
    }
    return new WireCatalog(side, found, List.of());
  }

  /**
   * The expected tables, as far as the service publishes them: labels, integration keys, lengths
   * and company scopes come from the expectation, spelling and option sets from the service.
   */
  public static WireCatalog expected(Catalog expected, Csdl csdl, OptionSets options) {
    List<WireTable> found = new ArrayList<>();
    List<Drift> drift = new ArrayList<>();
    for (TableSchema table : expected.tables()) {
      EntityShape shape = TableMatch.shape(csdl, table);
      if (shape == null) {
        drift.add(new Drift(table.name().name(), "", "the service has no such entity set"));
      } else {
        found.add(new TableMatch(csdl, options.in(table, shape.typeName()), shape, drift).table());
      }
    }
    return new WireCatalog(expected.side(), found, drift);
  }

  /** What hosts see. */
  public Catalog catalog() {
    return catalog;
  }

  /** What is other than expected. */
  public List<Drift> drift() {
    return drift;
  }

  /** The table of this name or alias, any case; null when there is none. */
  public @Nullable WireTable table(@Nullable String name) {
    TableSchema schema = name == null ? null : catalog.table(name);
    return schema == null ? null : tables.get(schema.name());
  }
}
