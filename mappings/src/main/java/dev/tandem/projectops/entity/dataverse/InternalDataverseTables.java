package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities of the Dataverse side that no map touches and that have no shipped schema. Tables
 * and columns that are known by name carry that name, the others one of this library. No state;
 * safe for any thread.
 */
public final class InternalDataverseTables {
  private static final List<EntityCodec<?>> CODECS =
      List.of(
          BillingLimit.CODEC,
          CategoryPrice.CODEC,
          ContractPriceList.CODEC,
          InvoiceLine.CODEC,
          InvoiceLineDetail.CODEC,
          Journal.CODEC,
          JournalLine.CODEC,
          LineCustomer.CODEC,
          LineTask.CODEC,
          MaterialUsage.CODEC,
          MilestonePart.CODEC,
          PriceLevel.CODEC,
          ProductPrice.CODEC,
          Retainer.CODEC,
          RolePrice.CODEC,
          SubcontractPriceList.CODEC,
          TimeEntry.CODEC,
          TransactionOrigin.CODEC,
          UnitPriceList.CODEC,
          UnmatchedActual.CODEC);

  private InternalDataverseTables() {}

  /** The codecs of all internal entities, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }

  /** The schemas of their tables, for a connector that is to hold them. */
  public static List<TableSchema> schemas() {
    return CODECS.stream().<TableSchema>map(EntityCodec::schema).toList();
  }

  /**
   * A catalog of Dataverse with these tables added to it. Of one that it has, such as a table that
   * is only known because lookups point at it, the missing columns are added.
   */
  public static Catalog with(Catalog dataverse) {
    Map<String, TableSchema> tables = new LinkedHashMap<>();
    dataverse.tables().forEach(table -> tables.put(table.name().name(), table));
    schemas()
        .forEach(
            table -> tables.merge(table.name().name(), table, InternalDataverseTables::joined));
    return Catalog.of(Side.DATAVERSE, tables.values());
  }

  /**
   * The same in an environment whose class of retainers has a number: every column of transaction
   * classes takes it (UND-1).
   *
   * @param numbers without a number for retainers nothing more is added
   */
  public static Catalog with(Catalog dataverse, TransactionClassNumbers numbers) {
    Catalog all = with(dataverse);
    return numbers.retainer().isEmpty()
        ? all
        : Catalog.of(
            Side.DATAVERSE,
            all.tables().stream()
                .map(table -> withRetainers(table, numbers.retainer().getAsInt()))
                .toList());
  }

  private static TableSchema withRetainers(TableSchema table, int number) {
    TableSchema.Builder schema = TableSchema.builder(table.name());
    table.aliases().forEach(schema::alias);
    table.columns().forEach(column -> schema.column(withRetainers(column, number)));
    table.keys().forEach(key -> schema.key(key.columns().toArray(String[]::new)));
    String id = table.primaryId();
    if (id != null) {
      schema.primaryId(id);
    }
    return schema.companyScope(table.companyScope()).build();
  }

  private static ColumnSchema withRetainers(ColumnSchema column, int number) {
    if (!column.name().equals("msdyn_transactionclassification")
        || !(column.type() instanceof FieldType.Choice choice)) {
      return column;
    }
    Map<Integer, String> options = new LinkedHashMap<>(choice.options());
    options.put(number, "Retainer");
    return new ColumnSchema(
        column.name(),
        new FieldType.Choice(options, choice.multiple()),
        column.requirement(),
        column.readOnly(),
        column.filledBySystem());
  }

  private static TableSchema joined(TableSchema known, TableSchema own) {
    TableSchema.Builder schema = TableSchema.builder(known.name());
    known.aliases().forEach(schema::alias);
    own.aliases().forEach(schema::alias);
    known.columns().forEach(schema::column);
    own.columns().stream()
        .filter(column -> known.slotOf(column.name()) < 0)
        .forEach(schema::column);
    (known.keys().isEmpty() ? own : known)
        .keys()
        .forEach(key -> schema.key(key.columns().toArray(String[]::new)));
    String id = known.primaryId() == null ? own.primaryId() : known.primaryId();
    if (id != null) {
      schema.primaryId(id);
    }
    return schema.companyScope(known.companyScope()).build();
  }
}
