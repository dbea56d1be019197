package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A customer of a contract or of a contract line; becomes a funding source (FS rules). Immutable
 * and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projectcontractsplitbillingrules")
public interface ContractCustomer extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ContractCustomer> CODEC = EntityCodec.of(ContractCustomer.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectcontractsplitbillingruleid")
  Optional<UUID> id();

  /** Name of the row. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Number of the contract customer, key of the funding source. */
  @Column(value = "msdyn_projectcontractsplitbillingrulenumber", length = 100)
  Optional<String> number();

  /** The contract. */
  @Column("msdyn_projectcontractid")
  Optional<Reference> contract();

  /** The account, locked after creation (FS-7). */
  @Column("msdyn_customer")
  Optional<Reference> customer();

  /** Name on the invoice. */
  @Column(value = "msdyn_billtoname", length = 200)
  Optional<String> billToName();

  /** Contact person on the invoice. */
  @Column(value = "msdyn_billtocontactname", length = 150)
  Optional<String> billToContact();

  /** Whether this is the primary customer (FS-6). */
  @Column("msdyn_isprimary")
  Optional<Boolean> primary();

  /** Whether rounding differences go to this customer (FS-5). */
  @Column("msdyn_isrounding")
  Optional<Boolean> rounding();

  /** Share in percent; never leaves Dataverse (FS-2, FS-4). */
  @Column("msdyn_splitpercent")
  Optional<BigDecimal> splitPercent();

  /** Most that may be billed (ACT-15). */
  @Column("msdyn_nottoexceedlimit")
  Optional<BigDecimal> notToExceedLimit();

  /** Terms of payment (FS-3). */
  @Value.Default
  @Column("msdyn_paymentterms")
  default Choice<CustomerPaymentTerms> paymentTerms() {
    return Choice.none();
  }

  /** Company that owns the contract. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContractCustomer.Builder {
    Builder() {}
  }
}
