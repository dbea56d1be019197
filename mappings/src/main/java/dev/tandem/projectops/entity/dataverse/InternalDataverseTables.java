package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.spi.schema.Catalog;
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
