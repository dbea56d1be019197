package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A chart of accounts. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "LedgerChartOfAccountsEntity")
public interface FinanceChartOfAccounts extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceChartOfAccounts> CODEC = EntityCodec.of(FinanceChartOfAccounts.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name of the chart, the key. */
  @Column(value = "CHARTOFACCOUNTS", length = 60)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Form that account numbers have. */
  @Column(value = "MAINACCOUNTMASK", length = 20)
  Optional<String> accountMask();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceChartOfAccounts.Builder {
    Builder() {}
  }
}
