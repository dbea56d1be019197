package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The header of an integration journal (JRN-7). An internal table (UND-30). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationJournalTable",
    key = {"dataAreaId", "JournalNum"})
public interface IntegrationJournal extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<IntegrationJournal> CODEC = EntityCodec.of(IntegrationJournal.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the journal, part of the key. */
  @Column(value = "JournalNum", length = 20)
  Optional<String> journal();

  /** What it is called (JRN-7). */
  @Column(value = "Description", length = 60)
  Optional<String> description();

  /** Where it stands (JRN-18). */
  @Value.Default
  @Column("Status")
  default EnumSymbol<JournalStatus> status() {
    return EnumSymbol.none();
  }

  /** First day of its period; none when it stands for everything (JRN-5). */
  @Column("PeriodStart")
  Optional<LocalDate> periodStart();

  /** Day on which it was posted. */
  @Column("PostedOn")
  Optional<LocalDate> postedOn();

  /** Journal that its lines came from (JRN-17). */
  @Column(value = "OriginalJournal", length = 20)
  Optional<String> original();

  /** Whether somebody who wanted to post it left it to the batch (JRN-16). */
  @Column("InBatch")
  Optional<Boolean> inBatch();

  /** Highest line number that was ever given. */
  @Column("LineCount")
  Optional<Integer> lineCount();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableIntegrationJournal.Builder {
    Builder() {}
  }
}
