package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A fiscal calendar. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "FiscalCalendarEntity")
public interface FinanceFiscalCalendar extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceFiscalCalendar> CODEC = EntityCodec.of(FinanceFiscalCalendar.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name of the calendar, the key. */
  @Column(value = "CALENDARID", length = 10)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceFiscalCalendar.Builder {
    Builder() {}
  }
}
