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
          InvoiceLine.CODEC,
          InvoiceLineDetail.CODEC,
          Journal.CODEC,
          JournalLine.CODEC,
          LineTask.CODEC,
          MaterialUsage.CODEC,
          Retainer.CODEC,
          TimeEntry.CODEC,
          TransactionOrigin.CODEC);

  private InternalDataverseTables() {}

  /** The codecs of all internal entities, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }

  /** The schemas of their tables, for a connector that is to hold them. */
  public static List<TableSchema> schemas() {
    return CODECS.stream().<TableSchema>map(EntityCodec::schema).toList();
  }

  /** A catalog of Dataverse with these tables added to it, those that it does not have. */
  public static Catalog with(Catalog dataverse) {
    Map<String, TableSchema> tables = new LinkedHashMap<>();
    dataverse.tables().forEach(table -> tables.put(table.name().name(), table));
    schemas().forEach(table -> tables.putIfAbsent(table.name().name(), table));
    return Catalog.of(Side.DATAVERSE, tables.values());
  }
}
