package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done about one write. */
sealed interface PlannedWrite {

  /**
   * Nothing: the outcome is known.
   *
   * @param outcome the outcome
   */
  record Settled(WriteOutcome outcome) implements PlannedWrite {}

  /** Nothing yet: an earlier write of this round must take effect first. */
  record Later() implements PlannedWrite {}

  /**
   * A request.
   *
   * @param effect changes the row; null when the row is as wanted, as one that is gone
   * @param wish the row
   * @param id the identifier that the row will have; null on a side without, and after a delete
   * @param created whether there is no such row yet
   * @param leaves the row afterwards; null after a delete
   */
  record Send(
      @Nullable HttpCall effect,
      KeyFinder.Wanted wish,
      @Nullable UUID id,
      boolean created,
      @Nullable Found leaves)
      implements PlannedWrite {}
}
