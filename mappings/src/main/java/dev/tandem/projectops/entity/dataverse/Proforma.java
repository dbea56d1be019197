package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A proforma invoice of a contract; becomes an invoice proposal (INV rules). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "invoices")
public interface Proforma extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Proforma> CODEC = EntityCodec.of(Proforma.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("invoiceid")
  Optional<UUID> id();

  /** Name of the invoice. */
  @Column(value = "name", length = 300)
  Optional<String> name();

  /** Number that the sales application gave the invoice. */
  @Column(value = "invoicenumber", length = 100)
  Optional<String> number();

  /** Number of the invoice in finance. */
  @Column(value = "msdyn_invoicenumber", length = 100)
  Optional<String> financeNumber();

  /** The contract. */
  @Column("salesorderid")
  Optional<Reference> contract();

  /** Customer of the contract that is billed. */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> contractCustomer();

  /** The account. */
  @Column("customerid")
  Optional<Reference> customer();

  /** Life of the invoice (OPT-16). */
  @Value.Default
  @Column("msdyn_projectinvoicestatus")
  default Choice<ProformaStatus> status() {
    return Choice.none();
  }

  /** Whether the invoice is for work. */
  @Value.Default
  @Column("msdyn_ordertype")
  default Choice<OrderType> orderType() {
    return Choice.none();
  }

  /** Whether it corrects other invoices (COR-7). */
  @Column("msdyn_hascorrections")
  Optional<Boolean> hasCorrections();

  /** Date of the invoice. */
  @Column("msdyn_invoicedate")
  Optional<LocalDate> invoiceDate();

  /** Day by which it is to be paid. */
  @Column("duedate")
  Optional<Instant> dueDate();

  /** Terms of payment (FLD-23). */
  @Value.Default
  @Column("paymenttermscode")
  default Choice<PaymentTerms> paymentTerms() {
    return Choice.none();
  }

  /** Company that sends the invoice. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Voucher of the posted invoice. */
  @Column(value = "msdyn_ledgervoucher", length = 100)
  Optional<String> voucher();

  /** Amount of the lines before tax. */
  @Column("totallineitemamount")
  Optional<BigDecimal> lineAmount();

  /** Tax. */
  @Column("totaltax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("totalamount")
  Optional<BigDecimal> totalAmount();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProforma.Builder {
    Builder() {}
  }
}
