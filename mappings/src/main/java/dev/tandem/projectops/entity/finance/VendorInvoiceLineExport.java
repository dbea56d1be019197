package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A project line of a posted vendor invoice on its way to Dataverse (VI-1, FLD-2). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjVendInvoiceLineExportEntity")
public interface VendorInvoiceLineExport extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoiceLineExport> CODEC = EntityCodec.of(VendorInvoiceLineExport.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** The transaction, part of the key. */
  @Column("PROJTRANSID")
  Optional<String> transactionId();

  /** Company of the project, part of the key. */
  @Column("PROJDATAAREAID")
  Optional<String> projectCompany();

  /** Company that posted it. */
  @Column("DAREAID")
  Optional<String> company();

  /** Number of the invoice. */
  @Column("VENDORINVOICENUM")
  Optional<String> invoiceNumber();

  /** The vendor that is paid. */
  @Column("INVOICEACCOUNT")
  Optional<String> invoiceAccount();

  /** The vendor that delivered. */
  @Column("ORDERACCOUNT")
  Optional<String> orderAccount();

  /** The project. */
  @Column("PROJID")
  Optional<String> projectId();

  /** The activity (VI-14). */
  @Column("PROJTASKNUMBER")
  Optional<String> taskNumber();

  /** The subcontract line. */
  @Column("PROJSUBCONTRACTLINENUMBER")
  Optional<String> subcontractLine();

  /** Type of the project category (UND-28). */
  @Value.Default
  @Column("CATEGORYTYPE")
  default EnumSymbol<CategoryType> categoryType() {
    return EnumSymbol.none();
  }

  /** Transaction category (REG-23). */
  @Column("TRANSACTIONCATEGORYID")
  Optional<String> categoryId();

  /** The role (VI-18). */
  @Column("ROLEID")
  Optional<String> roleId();

  /** The item. */
  @Column(value = "ITEMID", length = 20)
  Optional<String> itemId();

  /** The product. */
  @Column("DISPLAYPRODUCTNUMBER")
  Optional<String> productNumber();

  /** Description of the line. */
  @Column("DESCRIPTION")
  Optional<String> description();

  /** Quantity. */
  @Column("QTYRECEIVENOW")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column("PURCHUNIT")
  Optional<String> unit();

  /** Price per unit. */
  @Column("PURCHPRICE")
  Optional<BigDecimal> price();

  /** Amount. */
  @Column("LINEAMOUNT")
  Optional<BigDecimal> lineAmount();

  /** Currency of price and amount. */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Day of the event. */
  @Column("TRANSDATE")
  Optional<LocalDate> transactionDate();

  /** Billing type. */
  @Value.Default
  @Column("BILLINGTYPE")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** Not 0 when the item is in the project subledger. */
  @Column("PROJITEMTRANSEXISTS")
  Optional<Integer> itemPosted();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoiceLineExport.Builder {
    Builder() {}
  }
}
