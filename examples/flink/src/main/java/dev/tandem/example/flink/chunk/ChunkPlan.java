package dev.tandem.example.flink.chunk;

import java.util.List;

/**
 * How far the pages of a table are known and given out; what a checkpoint keeps of it. Immutable.
 *
 * @param known how many pages are known
 * @param complete whether there are no others
 * @param waiting known pages that nobody has yet
 */
public record ChunkPlan(int known, boolean complete, List<ChunkSplit> waiting) {
  public ChunkPlan {
    waiting = List.copyOf(waiting);
  }
}
