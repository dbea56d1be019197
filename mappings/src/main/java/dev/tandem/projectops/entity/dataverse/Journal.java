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

/** A journal of entries or corrections (ACT-43, ACT-44). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_journals", key = "msdyn_journalid")
public interface Journal extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Journal> CODEC = EntityCodec.of(Journal.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_journalid")
  Optional<UUID> id();

  /** Name; that of a general journal carries its batch number (GJ-3). */
  @Column(value = "msdyn_name", length = 200)
  Optional<String> name();

  /** Whether it corrects actuals (ACT-43). */
  @Column("msdyn_iscorrection")
  Optional<Boolean> correction();

  /** Whether it is confirmed. */
  @Value.Default
  @Column("msdyn_journalstatus")
  default Choice<JournalStatus> status() {
    return Choice.none();
  }

  /** Whether finance wrote it for a posted general journal (GJ-3). */
  @Column("msdyn_hasexternalorigin")
  Optional<Boolean> fromFinance();

  /** Company that books the lines. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableJournal.Builder {
    Builder() {}
  }
}
