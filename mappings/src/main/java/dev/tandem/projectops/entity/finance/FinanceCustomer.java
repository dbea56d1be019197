package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A customer of a legal entity (LE-7). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "CustCustomerV3Entity")
public interface FinanceCustomer extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCustomer> CODEC = EntityCodec.of(FinanceCustomer.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Account number, part of the key. */
  @Column(value = "CUSTOMERACCOUNT", length = 20)
  Optional<String> customerAccount();

  /** The party. */
  @Column(value = "PARTYNUMBER", length = 40)
  Optional<String> partyNumber();

  /** Customer group. */
  @Column(value = "CUSTOMERGROUPID", length = 10)
  Optional<String> customerGroup();

  /** Account that gets the invoices. */
  @Column(value = "INVOICEACCOUNT", length = 20)
  Optional<String> invoiceAccount();

  /** Currency of the customer. */
  @Column(value = "SALESCURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Sales tax group (TAX-1). */
  @Column(value = "SALESTAXGROUP", length = 10)
  Optional<String> salesTaxGroup();

  /** Terms of payment. */
  @Column(value = "PAYMENTTERMS", length = 10)
  Optional<String> paymentTerms();

  /** Method of payment. */
  @Column(value = "PAYMENTMETHOD", length = 10)
  Optional<String> paymentMethod();

  /** What is blocked. */
  @Value.Default
  @Column("ONHOLDSTATUS")
  default EnumSymbol<BlockedStatus> onHold() {
    return EnumSymbol.none();
  }

  /** Credit limit. */
  @Column("CREDITLIMIT")
  Optional<BigDecimal> creditLimit();

  /** The vendor, when the customer is one. */
  @Column(value = "VENDORACCOUNT", length = 20)
  Optional<String> vendorAccount();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCustomer.Builder {
    Builder() {}
  }
}
