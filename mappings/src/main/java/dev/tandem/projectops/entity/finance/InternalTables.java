package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities of finance that no public page describes, with the names that this library gives
 * their tables and columns (UND-30). They follow the physical tables where those are known. No
 * state; safe for any thread.
 */
public final class InternalTables {
  private static final List<EntityCodec<?>> CODECS =
      List.of(
          ActualCheck.CODEC,
          ContractRate.CODEC,
          CustomerTransaction.CODEC,
          EstimatePeriod.CODEC,
          EstimateProject.CODEC,
          ExpenseForecast.CODEC,
          GeneralJournal.CODEC,
          GeneralJournalLine.CODEC,
          HourForecast.CODEC,
          ImportedActual.CODEC,
          IntegrationJournal.CODEC,
          IntegrationJournalLine.CODEC,
          IntegrationParameters.CODEC,
          IntercompanyRelation.CODEC,
          InvoiceJournal.CODEC,
          LedgerEntry.CODEC,
          LineProperty.CODEC,
          OnAccountTransaction.CODEC,
          OrderSettings.CODEC,
          ProductReceipt.CODEC,
          ProjectCategory.CODEC,
          ProjectTransaction.CODEC,
          ProposalLine.CODEC,
          ProposalState.CODEC,
          PurchaseOrder.CODEC,
          PurchaseOrderLine.CODEC,
          SequenceState.CODEC,
          SharedCategory.CODEC,
          StockHold.CODEC,
          StockOnHand.CODEC,
          SubcontractCategory.CODEC,
          VendorInvoice.CODEC,
          VendorInvoiceLine.CODEC,
          VendorTransaction.CODEC,
          WorkerDimensions.CODEC);

  private InternalTables() {}

  /** The codecs of all internal entities, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }

  /** The schemas of their tables, for a connector that is to hold them. */
  public static List<TableSchema> schemas() {
    return CODECS.stream().<TableSchema>map(EntityCodec::schema).toList();
  }

  /**
   * A finance catalog with the internal tables added, for a connector that is to hold them; tables
   * that the catalog has already stay as they are.
   *
   * @param finance the catalog of the environment
   */
  public static Catalog with(Catalog finance) {
    Map<String, TableSchema> tables = new LinkedHashMap<>();
    finance.tables().forEach(table -> tables.put(table.name().name(), table));
    schemas().forEach(table -> tables.putIfAbsent(table.name().name(), table));
    return Catalog.of(Side.FINANCE, tables.values());
  }
}
