package dev.tandem.sync.live;

import dev.tandem.spi.state.Lease;

/**
 * Something that adds obligations of full reads to a partition, between its intake and its work: a
 * chunk at a time, each in one commit with the place to go on from (I18).
 */
public interface ChunkSource {
  /**
   * Does a little.
   *
   * @param lease what every commit stands under
   * @param states the states of the maps at the start of the turn
   * @param feeds the change feeds of the partition
   * @param limit most rows to read in one go
   * @return {@code MORE} when something was done, {@code NOTHING} or {@code ALL} when there is
   *     nothing to do now, {@code FENCED} when another worker has the partition
   */
  Intake.Result advance(Lease lease, MapStates states, Feeds feeds, int limit);
}
