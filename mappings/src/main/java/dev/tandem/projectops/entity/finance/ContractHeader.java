package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A project contract in finance (CTR-1). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectContractHeaderEntity")
public interface ContractHeader extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ContractHeader> CODEC = EntityCodec.of(ContractHeader.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the contract, part of the key. */
  @Column(value = "PROJECTCONTRACTID", length = 20)
  Optional<String> contractId();

  /** Name of the contract. */
  @Column(value = "NAME", length = 100)
  Optional<String> name();

  /** Primary customer. */
  @Column("CUSTOMERACCOUNTNUMBER")
  Optional<String> customerAccount();

  /** Contract currency (CTR-5). */
  @Column(value = "SALESCURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Whether the currency is fixed. */
  @Column("ISCONTRACTSALESCURRENCYCODELOCKED")
  Optional<Boolean> currencyLocked();

  /** Default sales tax group (TAX-1). */
  @Column(value = "SALESTAXGROUPCODE", length = 10)
  Optional<String> salesTaxGroup();

  /** Terms of payment. */
  @Column("TERMSOFPAYMENT")
  Optional<String> termsOfPayment();

  /** Payment schedule. */
  @Column("PAYMENTSCHEDULENAME")
  Optional<String> paymentSchedule();

  /** Cash discount. */
  @Column("CASHDISCOUNTCODE")
  Optional<String> cashDiscount();

  /** Posting profile of the receivable (ACC-10). */
  @Column("CUSTOMERPOSTINGPROFILEID")
  Optional<String> postingProfile();

  /** Default financial dimensions (DIM rules). */
  @Column("DEFAULTLEDGERDIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** Requisition number of the customer. */
  @Column(value = "CUSTOMERREQUISITIONNUMBER", length = 20)
  Optional<String> customerRequisition();

  /** Reference of the customer. */
  @Column(value = "CUSTOMERSORDERREFERENCE", length = 60)
  Optional<String> customerReference();

  /** Bank account on invoices. */
  @Column("BANKACCOUNTID")
  Optional<String> bankAccount();

  /** Personnel number of who sold it. */
  @Column("SALESRESPONSIBLEPERSONNELNUMBER")
  Optional<String> salesResponsible();

  /** Id of the row in its source system. */
  @Column("INTEGRATIONSOURCEDATAID")
  Optional<String> sourceId();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContractHeader.Builder {
    Builder() {}
  }
}
