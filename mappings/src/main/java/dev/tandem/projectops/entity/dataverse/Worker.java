package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A worker, the same in all companies. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "cdm_workers")
public interface Worker extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Worker> CODEC = EntityCodec.of(Worker.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("cdm_workerid")
  Optional<UUID> id();

  /** Personnel number, the key. */
  @Column(value = "cdm_workernumber", length = 100)
  Optional<String> number();

  /** Full name. */
  @Column(value = "cdm_fullname", length = 100)
  Optional<String> name();

  /** First name. */
  @Column(value = "cdm_firstname", length = 100)
  Optional<String> firstName();

  /** Middle name. */
  @Column(value = "cdm_middlename", length = 100)
  Optional<String> middleName();

  /** Last name. */
  @Column(value = "cdm_lastname", length = 100)
  Optional<String> lastName();

  /** Mail address. */
  @Column(value = "cdm_primaryemailaddress", length = 255)
  Optional<String> email();

  /** Telephone number. */
  @Column(value = "cdm_primarytelephone", length = 255)
  Optional<String> telephone();

  /** How the worker is engaged. */
  @Value.Default
  @Column("cdm_type")
  default Choice<WorkerRelation> relation() {
    return Choice.none();
  }

  /** Whether the worker is employed. */
  @Value.Default
  @Column("cdm_status")
  default Choice<WorkerStatus> status() {
    return Choice.none();
  }

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Date of birth. */
  @Column("cdm_birthdate")
  Optional<LocalDate> birthDate();

  /** Gender, as an option number. */
  @Column("cdm_gender")
  Optional<ChoiceValue> gender();

  /** Web address. */
  @Column(value = "cdm_websiteurl", length = 255)
  Optional<String> website();

  /** Facebook identity. */
  @Column(value = "cdm_facebookidentity", length = 255)
  Optional<String> facebook();

  /** LinkedIn identity. */
  @Column(value = "cdm_linkedinidentity", length = 255)
  Optional<String> linkedIn();

  /** Twitter identity. */
  @Column(value = "cdm_twitteridentity", length = 255)
  Optional<String> twitter();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableWorker.Builder {
    Builder() {}
  }
}
