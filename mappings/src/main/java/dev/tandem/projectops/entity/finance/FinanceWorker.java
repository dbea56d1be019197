package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** A worker, the same in all legal entities. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "HcmWorkerEntity")
public interface FinanceWorker extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceWorker> CODEC = EntityCodec.of(FinanceWorker.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Personnel number, the key. */
  @Column(value = "PERSONNELNUMBER", length = 25)
  Optional<String> personnelNumber();

  /** Full name. */
  @Column(value = "NAME", length = 100)
  Optional<String> name();

  /** First name. */
  @Column(value = "FIRSTNAME", length = 25)
  Optional<String> firstName();

  /** Middle name. */
  @Column(value = "MIDDLENAME", length = 25)
  Optional<String> middleName();

  /** Last name. */
  @Column(value = "LASTNAME", length = 25)
  Optional<String> lastName();

  /** Mail address. */
  @Column(value = "PRIMARYCONTACTEMAIL", length = 255)
  Optional<String> email();

  /** Telephone number. */
  @Column(value = "PRIMARYCONTACTPHONE", length = 255)
  Optional<String> telephone();

  /** How the worker is engaged. */
  @Value.Default
  @Column("WORKERTYPE")
  default EnumSymbol<WorkerEngagement> engagement() {
    return EnumSymbol.none();
  }

  /** Whether the worker is employed. */
  @Value.Default
  @Column("WORKERSTATUS")
  default EnumSymbol<EmploymentStatus> status() {
    return EnumSymbol.none();
  }

  /** Date of birth. */
  @Column("BIRTHDATE")
  Optional<LocalDate> birthDate();

  /** Gender, by symbol. */
  @Column("GENDER")
  Optional<EnumValue> gender();

  /** Web address. */
  @Column(value = "PRIMARYCONTACTURL", length = 255)
  Optional<String> website();

  /** Facebook identity. */
  @Column(value = "PRIMARYCONTACTFACEBOOK", length = 255)
  Optional<String> facebook();

  /** LinkedIn identity. */
  @Column(value = "PRIMARYCONTACTLINKEDIN", length = 255)
  Optional<String> linkedIn();

  /** Twitter identity. */
  @Column(value = "PRIMARYCONTACTTWITTER", length = 255)
  Optional<String> twitter();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceWorker.Builder {
    Builder() {}
  }
}
