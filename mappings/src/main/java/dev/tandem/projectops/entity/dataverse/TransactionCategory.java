package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A category of transactions, for all companies and types (CAT rules). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_transactioncategories")
public interface TransactionCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<TransactionCategory> CODEC = EntityCodec.of(TransactionCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_transactioncategoryid")
  Optional<UUID> id();

  /** Name that users choose (CAT-8). */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Number of the category, its key (KEY-8, CAT-4). */
  @Column(value = "msdyn_transactioncategorynumber", length = 100)
  Optional<String> number();

  /** Default billing type. */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Group of the units allowed. */
  @Column("msdyn_unitgroup")
  Optional<Reference> unitGroup();

  /** Unit unless said. */
  @Column("msdyn_defaultunit")
  Optional<Reference> defaultUnit();

  /** Whether the category is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTransactionCategory.Builder {
    Builder() {}
  }
}
