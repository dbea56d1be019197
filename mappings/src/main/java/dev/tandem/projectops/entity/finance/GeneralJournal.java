package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The header of a general journal with project lines (GJ-1 to GJ-5). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjGeneralJournal",
    key = {"dataAreaId", "JournalNum"})
public interface GeneralJournal extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<GeneralJournal> CODEC = EntityCodec.of(GeneralJournal.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Journal batch number, part of the key. */
  @Column(value = "JournalNum", length = 20)
  Optional<String> journal();

  /** Where it stands. */
  @Value.Default
  @Column("Status")
  default EnumSymbol<GeneralJournalStatus> status() {
    return EnumSymbol.none();
  }

  /** Project lines, numbered from 1. */
  @Column("LineCount")
  Optional<Integer> lineCount();

  /** How often sending it to Dataverse has failed (GJ-5). */
  @Column("SyncCount")
  Optional<Integer> failures();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableGeneralJournal.Builder {
    Builder() {}
  }
}
