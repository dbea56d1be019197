package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A company, the twin of a legal entity (LE rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "cdm_companies")
public interface Company extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Company> CODEC = EntityCodec.of(Company.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("cdm_companyid")
  Optional<UUID> id();

  /** Code of the company, its key (KEY-7). */
  @Column(value = "cdm_companycode", length = 4)
  Optional<String> code();

  /** Name of the company. */
  @Column(value = "cdm_name", length = 100)
  Optional<String> name();

  /** Whether the company is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCompany.Builder {
    Builder() {}
  }
}
