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
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A milestone in staging, on its way to an on-account transaction (MS-1, FLD-12). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectContractLineMilestoneEntity")
public interface MilestoneStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<MilestoneStaging> CODEC = EntityCodec.of(MilestoneStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the milestone, part of the key. */
  @Column("CONTRACTLINEMILESTONEIDENTIFIER")
  Optional<String> milestoneId();

  /** Id of the milestone in Dataverse. */
  @Column("CONTRACTLINEMILESTONEGUID")
  Optional<UUID> milestoneGuid();

  /** The on-account transaction. */
  @Column("TRANSACTIONID")
  Optional<String> transactionId();

  /** The contract. */
  @Column("PROJECTCONTRACTID")
  Optional<String> contractId();

  /** The contract line. */
  @Column("CONTRACTLINEID")
  Optional<String> contractLineId();

  /** Header of a progress line (PB-1). */
  @Column("PROJECTCONTRACTLINEMILESTONEHEADER")
  Optional<String> milestoneHeader();

  /** The project. */
  @Column("PROJECTNUMBER")
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** The customer. */
  @Column("CUSTOMERACCOUNTNUMBER")
  Optional<String> customerAccount();

  /** Description of the milestone. */
  @Column(value = "DESCRIPTION", length = 255)
  Optional<String> description();

  /** Date of the milestone (FLD-13). */
  @Column("TRANSACTIONDATE")
  Optional<LocalDate> transactionDate();

  /** Date in the ledger. */
  @Column("LEDGERTRANSACTIONDATE")
  Optional<LocalDate> ledgerDate();

  /** Contract currency. */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Amount. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** Sales amount. */
  @Column("TOTALSALESAMOUNT")
  Optional<BigDecimal> salesAmount();

  /** Amount in accounting currency. */
  @Column("LEDGERSALESAMOUNT")
  Optional<BigDecimal> ledgerAmount();

  /** Where it stands (MS-14). */
  @Value.Default
  @Column("TRANSSTATUS")
  default EnumSymbol<SubledgerStatus> status() {
    return EnumSymbol.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMilestoneStaging.Builder {
    Builder() {}
  }
}
