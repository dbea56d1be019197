package dev.tandem.spi.testkit.arbitrary;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random tables of either side. Every table has a text key column {@code number} and between one
 * and twelve further columns {@code c0}, {@code c1} and so on (upper case on finance), with the
 * types that its side knows. Lookups point at the table itself or outside. No state; safe for any
 * thread.
 */
public final class SchemaArbitraries {
  private static final int MOST_COLUMNS = 12;
  private static final int KEY_LENGTH = 20;

  private SchemaArbitraries() {}

  /** Tables of this side; a finance table may be company-specific. */
  public static Arbitrary<TableSchema> tables(Side side) {
    Arbitrary<List<ColumnSchema>> columns =
        columns(side).list().ofMinSize(1).ofMaxSize(MOST_COLUMNS);
    Arbitrary<Boolean> companySpecific =
        side == Side.FINANCE ? Arbitraries.of(true, false) : Arbitraries.just(false);
    Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(3).ofMaxLength(12);
    return Combinators.combine(names, columns, companySpecific)
        .as(
            (name, further, company) ->
                table(side, name.toLowerCase(Locale.ROOT), further, company));
  }

  /** Tables of both sides. */
  public static Arbitrary<TableSchema> tables() {
    return Arbitraries.of(Side.class).flatMap(SchemaArbitraries::tables);
  }

  /** Catalogs of this side with up to four tables. */
  public static Arbitrary<Catalog> catalogs(Side side) {
    return tables(side)
        .list()
        .uniqueElements(TableSchema::name)
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(tables -> Catalog.of(side, tables));
  }

  private static Arbitrary<ColumnSchema> columns(Side side) {
    Arbitrary<Requirement> requirements =
        Arbitraries.frequency(
            Tuple.of(6, Requirement.OPTIONAL),
            Tuple.of(1, Requirement.RECOMMENDED),
            Tuple.of(1, Requirement.REQUIRED));
    Arbitrary<Boolean> readOnly = Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true));
    return Combinators.combine(FieldTypeArbitraries.types(side), requirements, readOnly)
        .as(SchemaArbitraries::column);
  }

  /** A column whose name is given later, by its place in the table. */
  private static ColumnSchema column(FieldType type, Requirement requirement, boolean readOnly) {
    boolean needsOther = type instanceof FieldType.Lookup && requirement == Requirement.REQUIRED;
    Requirement possible = needsOther ? Requirement.OPTIONAL : requirement;
    return new ColumnSchema("unnamed", type, possible, readOnly, readOnly);
  }

  private static TableSchema table(
      Side side, String name, List<ColumnSchema> further, boolean companySpecific) {
    TableSchema.Builder table =
        TableSchema.builder(new TableName(side, side == Side.FINANCE ? name + " V2" : name));
    if (side == Side.DATAVERSE) {
      String id = name + "id";
      table
          .alias(name + "logical")
          .column(new ColumnSchema(id, new FieldType.Guid(), Requirement.REQUIRED, false, true))
          .primaryId(id);
    }
    if (companySpecific) {
      table
          .companyScope(CompanyScope.FINANCE)
          .column(ColumnSchema.required(TableSchema.DATA_AREA_ID, FieldType.Text.of(4)));
    }
    String key = spelled(side, "number");
    table.column(ColumnSchema.required(key, FieldType.Text.of(KEY_LENGTH)));
    for (int i = 0; i < further.size(); i++) {
      table.column(named(spelled(side, "c" + i), further.get(i), name));
    }
    return companySpecific
        ? table.key(TableSchema.DATA_AREA_ID, key).build()
        : table.key(key).build();
  }

  private static String spelled(Side side, String name) {
    return side == Side.FINANCE ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static ColumnSchema named(String name, ColumnSchema column, String table) {
    boolean own =
        column.type() instanceof FieldType.Lookup lookup
            && lookup.targets().contains(FieldTypeArbitraries.SELF);
    FieldType type = own ? new FieldType.Lookup(List.of(table)) : column.type();
    return new ColumnSchema(
        name, type, column.requirement(), column.readOnly(), column.filledBySystem());
  }
}
