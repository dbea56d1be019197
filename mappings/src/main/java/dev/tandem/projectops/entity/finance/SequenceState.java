package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A number sequence of one legal entity with its next number (PAR-9). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjNumberSequence",
    key = {"dataAreaId", "Code"})
public interface SequenceState extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SequenceState> CODEC = EntityCodec.of(SequenceState.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** What it numbers, part of the key. */
  @Column(value = "Code", length = 30)
  Optional<String> code();

  /** What numbers start with. */
  @Column(value = "Prefix", length = 20)
  Optional<String> prefix();

  /** How many digits a number is filled up to. */
  @Column("Digits")
  Optional<Integer> digits();

  /** The next counter, from 1. */
  @Column("NextRec")
  Optional<Long> next();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSequenceState.Builder {
    Builder() {}
  }
}
