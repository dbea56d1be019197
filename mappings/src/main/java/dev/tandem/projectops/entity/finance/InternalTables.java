package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;

/**
 * The entities of finance that no public page describes, with the names that this library gives
 * their tables and columns (UND-30). They follow the physical tables where those are known. No
 * state; safe for any thread.
 */
public final class InternalTables {
  private static final List<EntityCodec<?>> CODECS =
      List.of(
          ExpenseForecast.CODEC,
          HourForecast.CODEC,
          IntegrationParameters.CODEC,
          InvoiceJournal.CODEC,
          LineProperty.CODEC,
          OnAccountTransaction.CODEC,
          ProjectCategory.CODEC,
          SharedCategory.CODEC);

  private InternalTables() {}

  /** The codecs of all internal entities, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }

  /** The schemas of their tables, for a connector that is to hold them. */
  public static List<TableSchema> schemas() {
    return CODECS.stream().<TableSchema>map(EntityCodec::schema).toList();
  }
}
